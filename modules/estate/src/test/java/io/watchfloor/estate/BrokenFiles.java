package io.watchfloor.estate;

import io.watchfloor.estate.EstateFileTest.Broken;
import java.util.List;

/// Files with mistakes, each with the whole message expected.
final class BrokenFiles {
    static final List<Broken> ALL = List.of(
            new Broken("""
                    postgres:
                      - nodse: ["a:1"]
                        user: watch
                        password: sesame
                    """, """
                    estate.yaml:2:5: a postgres server needs 'url' or 'nodes'
                    estate.yaml:2:5: unknown key 'nodse': did you mean 'nodes'?
                    estate.yaml:4:15: password must be a reference: env:NAME or file:PATH
                    """),
            new Broken("""
                    postgres:
                      - url: postgresql://watch:sesame@db:5432/erp?sslmode=verify-ful&password=sesame
                    """, """
                    estate.yaml:2:10: no password may stand in a URL: write password: env:NAME or file:PATH beside it
                    estate.yaml:2:10: unknown value 'verify-ful': did you mean 'verify-full'?
                    """),
            new Broken("postgres: [{url: 'postgresql://db/erp'}]", """
                    estate.yaml:1:12: the URL needs a role: postgresql://ROLE@host:5432/database
                    """),
            new Broken("postgres: [{url: 'mysql://watch@db/erp', user: watch}]", """
                    estate.yaml:1:18: must be a URL such as postgresql://role@host:5432/database?sslmode=verify-full
                    """),
            new Broken("""
                    postgres: [{nodes: [db], user: watch}]
                    postgres: []
                    """, "estate.yaml:2:1: 'postgres' is given twice"),
            new Broken("estate: {name: Big Shop, environment: prod, zone: Europe/Berlim}", """
                    estate.yaml:1:1: nothing to watch: name at least a server under 'postgres'
                    estate.yaml:1:16: 'Big Shop' is no identifier: use lower-case letters, digits and inner hyphens
                    estate.yaml:1:39: unknown value 'prod': known are development, production, staging
                    estate.yaml:1:51: unknown zone 'Europe/Berlim': did you mean 'Europe/Berlin'?
                    """),
            new Broken("""
                    postgres: [{name: pg, nodes: [db], user: watch}, {name: hr, nodes: [hr], user: watch}]
                    tenants:
                      - {name: norda, server: pgg}
                      - {name: norda, server: pg}
                      - {name: suda}
                    pack: odoo-retial
                    """, """
                    estate.yaml:3:27: unknown value 'pgg': did you mean 'pg'?
                    estate.yaml:4:12: a second tenant named 'norda'
                    estate.yaml:5:5: a tenant needs 'server'
                    estate.yaml:6:7: unknown value 'odoo-retial': did you mean 'odoo-retail'?
                    """),
            new Broken("""
                    postgres: [{nodes: ["db:99999"], watch: {usr: watch, token: "env:X"}}]
                    kubernetes: {watch: {token: "sesame"}}
                    ingress: {metrics: "http://me:sesame@127.0.0.1/metrics", router: "web"}
                    redis: {adress: "127.0.0.1:6379"}
                    """, """
                    estate.yaml:1:21: 'db:99999' is no address: write host:port
                    estate.yaml:1:41: 'watch' needs 'user'
                    estate.yaml:1:42: unknown key 'usr': did you mean 'user'?
                    estate.yaml:1:54: unknown key 'token': known are password, user
                    estate.yaml:2:13: kubernetes needs 'url', 'context' or 'kubeconfig'
                    estate.yaml:2:29: token must be a reference: env:NAME or file:PATH
                    estate.yaml:3:20: no user or password may stand in a URL
                    estate.yaml:3:66: 'router' must hold {workflow}, and {tenant} where there are several tenants
                    estate.yaml:4:8: 'redis' needs 'address'
                    estate.yaml:4:9: unknown key 'adress': did you mean 'address'?
                    """),
            new Broken("postgres: {nodes: [db]}", """
                    estate.yaml:1:1: nothing to watch: name at least a server under 'postgres'
                    estate.yaml:1:11: 'postgres' must be a list
                    """),
            new Broken("postgres: [", "estate.yaml:1:12: not YAML: while parsing a flow node"),
            new Broken("", "estate.yaml:1:1: an estate file must be a mapping of keys to values"),
            new Broken("- a", "estate.yaml:1:1: an estate file must be a mapping of keys to values"));

    private BrokenFiles() {}
}
