package io.watchfloor.lab.workload;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/// Web sessions in Redis, as JSON under `session:<id>`, for two hours.
public final class RedisSessions implements SessionStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisSessions.class);
    private static final int SESSIONS = 4000;
    private static final int TIMEOUT_MILLIS = 250;
    private static final long LIVES_SECONDS = 7200;

    private final RedisClient redis;
    private static final String SESSION = "{\"db\": \"odoo\", \"uid\": 3, \"context\": {\"lang\": \"en_US\"}}";

    private final AtomicBoolean reported = new AtomicBoolean();

    /// The server's port on 127.0.0.1 and its password.
    public RedisSessions(int port, String password) {
        redis = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", port))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .password(password)
                        .clientName("odoo-sessions")
                        .connectionTimeoutMillis(TIMEOUT_MILLIS)
                        .socketTimeoutMillis(TIMEOUT_MILLIS)
                        .build())
                .build();
        for (int session = 0; session < SESSIONS; session++) {
            touch(session);
        }
    }

    @Override
    public boolean touch(long seed) {
        String key = "session:" + Math.floorMod(seed, SESSIONS);
        try {
            boolean known = redis.get(key) != null;
            if (known) {
                redis.expire(key, LIVES_SECONDS);
            } else {
                redis.setex(key, LIVES_SECONDS, SESSION);
            }
            reported.set(false);
            return known;
        } catch (JedisException e) {
            if (!reported.getAndSet(true)) {
                LOG.info("web sessions cannot be reached: {}", e.getMessage());
            }
            return true;
        }
    }

    @Override
    public void close() {
        redis.close();
    }
}
