package io.watchfloor.lab.workload;

import io.watchfloor.lab.host.Resources;
import io.watchfloor.lab.postgres.PostgresPair;
import io.watchfloor.lab.postgres.Role;
import io.watchfloor.lab.postgres.Roles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Fills a tenant's database: Odoo's tables, stores, customers, products, and what the watching role may read.
public final class TenantData {
    private TenantData() {}

    /// Creates and fills the database of the owner's tenant on the primary.
    public static void load(PostgresPair pair, Tenant tenant, Role owner) throws SQLException, IOException {
        Roles.createDatabase(pair, tenant.slug(), owner);
        Properties properties = new Properties();
        properties.setProperty("user", owner.name());
        properties.setProperty("password", owner.password());
        properties.setProperty("ApplicationName", "watchfloor-lab");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("sslmode", "disable");
        try (Connection connection = DriverManager.getConnection(pair.url(tenant.slug()), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(TenantData.class, "schema.sql"));
            statement.execute(Resources.text(TenantData.class, "data.sql"));
            statement.execute(Resources.text(TenantData.class, "do_let_watch.sql"));
        }
    }
}
