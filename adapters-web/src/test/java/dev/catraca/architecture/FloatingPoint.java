package dev.catraca.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.stream.Stream;

/** Reads every instruction, because a cast or a local variable shows in no signature. */
final class FloatingPoint {
    private static final Set<String> TYPES =
            Set.of("double", "float", "Double", "Float", "double[]", "float[]");

    private FloatingPoint() {}

    /** The names of the fields and methods that use it. */
    static Stream<String> membersOf(JavaClass type) {
        var model = read(type);
        var fields =
                model.fields().stream()
                        .filter(it -> isFloating(it.fieldTypeSymbol()))
                        .map(it -> it.fieldName().stringValue());
        var methods =
                model.methods().stream()
                        .filter(FloatingPoint::isUsedIn)
                        .map(it -> it.methodName().stringValue());
        return Stream.concat(fields, methods);
    }

    private static boolean isUsedIn(MethodModel method) {
        return mentions(method.methodTypeSymbol())
                || method.code().stream()
                        .flatMap(code -> code.elementStream())
                        .anyMatch(FloatingPoint::isUsedBy);
    }

    private static boolean isUsedBy(CodeElement element) {
        return switch (element) {
            case ConvertInstruction it -> floats(it.fromType()) || floats(it.toType());
            case ConstantInstruction it -> floats(it.typeKind());
            case OperatorInstruction it -> floats(it.typeKind());
            case LoadInstruction it -> floats(it.typeKind());
            case FieldInstruction it -> isFloating(it.typeSymbol());
            case InvokeInstruction it -> mentions(it.typeSymbol());
            default -> false;
        };
    }

    private static boolean floats(TypeKind kind) {
        return kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT;
    }

    private static boolean mentions(MethodTypeDesc type) {
        return isFloating(type.returnType())
                || type.parameterList().stream().anyMatch(FloatingPoint::isFloating);
    }

    private static boolean isFloating(ClassDesc type) {
        return TYPES.contains(type.displayName());
    }

    private static ClassModel read(JavaClass type) {
        try (var stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
