package dev.catraca.adapters.gateways.pacto;

/**
 * What can be asked, and where. The paths are only the default: a part of them is known from other
 * people's software, see {@link PactoPaths}.
 */
enum Operation {
    V3_HEALTH("health", "/psec/vendas/health"),
    V3_KEY("credential-validator", "/psec/credential-validator"),
    V3_UNIT("unit", "/psec/vendas/unidade"),
    V3_UNITS("units", "/psec/vendas/unidades"),
    V3_PLANS("plans", "/psec/vendas/planos"),
    V3_CONFIGS("configs", "/psec/vendas/configs"),
    V3_PRODUCTS("products", "/psec/vendas/produtos/{category}"),
    V3_CLIENT("client", "/psec/vendas/consultarCliente?cpf={cpf}"),
    V3_SIMULATION("simulation", "/psec/vendas/simularVenda/{plan}", Method.POST),
    V3_COUPON(
            "coupon",
            "/psec/vendas/validarCupomDesconto?numeroCupomDesconto={coupon}",
            Method.POST),
    V3_TOKEN("token", "/psec/vendas/token?ipPublico={ip}", Method.POST),
    V3_SALE("sale", "/psec/vendas/cadastrarVenda", Method.POST),

    V2_TOKEN("token", "/v2/vendas/tkn/{key}?ipPublico={ip}", Method.POST),
    V2_UNIT("unit", "/v2/vendas/{key}/unidade/{unit}"),
    V2_UNITS("units", "/v2/vendas/{key}/unidades"),
    V2_PLANS("plans", "/v2/vendas/{key}/planos/{unit}"),
    V2_CONFIGS("configs", "/v2/vendas/{key}/configs/{unit}"),
    V2_PRODUCTS("products", "/v2/vendas/{key}/produtos/{unit}/{category}"),
    V2_SIMULATION("simulation", "/v2/vendas/{key}/simular/{plan}/{unit}", Method.POST),
    V2_SIMULATION_OF_WISH("simulation-of-wish", "/v2/vendas/{key}/simularV2/{unit}", Method.POST),
    V2_COUPON(
            "coupon",
            "/v2/vendas/{key}/adicionarCupomDescontoSite?numeroCupomDesconto={coupon}",
            Method.POST),
    V2_CARD_SALE("card-sale", "/v2/vendas/{key}/alunovendaonline/{captcha}", Method.POST),
    V2_PIX_SALE("pix-sale", "/v2/vendas/{key}/alunovendaonlinepix/{captcha}", Method.POST),
    V2_BOLETO_SALE("boleto-sale", "/v2/vendas/{key}/alunovendaonlineboleto/{captcha}", Method.POST),
    V2_CLIENT("client", "/v2/vendas/{key}/consultarCliente?cpf={cpf}"),
    V2_STUDENT("student", "/v2/vendas/{key}/aluno/{enrolment}"),
    V2_PAYMENTS("payments", "/v2/vendas/{key}/pessoas/{person}/pagamentos");

    /** How HTTP calls it. */
    enum Method {
        GET,
        POST
    }

    /** Whom it is asked of. */
    enum Api {
        V2("pacto-v2"),
        V3("pacto-v3");

        private final String party;

        Api(String party) {
            this.party = party;
        }

        /** As in the names of settings: {@code catraca.pacto-v2.api-base}. */
        String party() {
            return party;
        }
    }

    private final String setting;
    private final String path;
    private final Method method;

    Operation(String setting, String path) {
        this(setting, path, Method.GET);
    }

    Operation(String setting, String path, Method method) {
        this.setting = setting;
        this.path = path;
        this.method = method;
    }

    Api api() {
        return name().startsWith("V3") ? Api.V3 : Api.V2;
    }

    Method method() {
        return method;
    }

    String path() {
        return path;
    }

    /** What changes its path. */
    String setting() {
        return "catraca.%s.path.%s".formatted(api().party(), setting);
    }
}
