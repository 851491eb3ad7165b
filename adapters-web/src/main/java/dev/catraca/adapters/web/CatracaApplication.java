package dev.catraca.adapters.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All REST resources and providers of the WAR, found by scanning. Not final: CDI proxies it. */
@ApplicationPath("/")
public class CatracaApplication extends Application {}
