package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Redis;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/// One connection to Redis, opened when it is needed and again after a failure. For one thread at a time.
public final class RedisEndpoint implements AutoCloseable {
    private static final int MILLIS = 1_000;

    private final Redis redis;
    private @Nullable Jedis connection;

    public RedisEndpoint(Redis redis) {
        this.redis = redis;
    }

    /// The text of `INFO`, all sections the server gives by default.
    public String info() throws ConnectionException {
        try {
            Jedis jedis = connection;
            if (jedis == null) {
                jedis = open();
                connection = jedis;
            }
            return jedis.info();
        } catch (JedisException e) {
            close();
            throw new ConnectionException("Redis at " + redis.address() + " cannot be read: " + reason(e), e);
        }
    }

    private Jedis open() throws ConnectionException {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(MILLIS)
                .socketTimeoutMillis(MILLIS)
                .clientName("watchfloor");
        Secret password = redis.password();
        if (password != null) {
            config.password(Secrets.read(password));
        }
        return new Jedis(HostAndPort.from(redis.address()), config.build());
    }

    private static String reason(JedisException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        return text.startsWith("WRONGPASS") || text.startsWith("NOAUTH") ? "the password is refused" : text;
    }

    @Override
    public void close() {
        Jedis jedis = connection;
        connection = null;
        if (jedis != null) {
            try {
                jedis.close();
            } catch (JedisException e) {
                // A connection that is already broken has nothing left to close.
                org.slf4j.LoggerFactory.getLogger(RedisEndpoint.class).debug("closing a broken connection", e);
            }
        }
    }
}
