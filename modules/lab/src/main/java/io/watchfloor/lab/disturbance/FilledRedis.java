package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.redis.RedisServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/// Somebody else's keys fill Redis up to its limit, and go on: it evicts what nobody has asked for lately.
public final class FilledRedis implements Disturbance {
    private static final Logger LOG = LoggerFactory.getLogger(FilledRedis.class);
    private static final int VALUE_BYTES = 50_000;
    private static final int FULL_MEGABYTES = 64;
    private static final int TIMEOUT_MILLIS = 1000;

    private final RedisServer redis;
    private final Fault fault;
    private @Nullable Thread writer;

    /// The amount is kilobytes a second.
    public FilledRedis(RedisServer redis, Fault fault) {
        this.redis = redis;
        this.fault = fault;
    }

    @Override
    public void begin() throws InterruptedException {
        CountDownLatch full = new CountDownLatch(1);
        writer = Thread.ofVirtual().name("redis-writer").start(() -> write(full));
        full.await(10, TimeUnit.SECONDS);
    }

    private void write(CountDownLatch full) {
        String value = "x".repeat(VALUE_BYTES);
        try (RedisClient client = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", redis.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .password(redis.password())
                        .clientName("report-cache")
                        .connectionTimeoutMillis(TIMEOUT_MILLIS)
                        .socketTimeoutMillis(TIMEOUT_MILLIS)
                        .build())
                .build()) {
            long key = 0;
            // Up to the limit at once: what matters is what happens when it is reached.
            long filling = FULL_MEGABYTES * 1_000_000L / VALUE_BYTES;
            Duration pause = Duration.ofNanos((long) (VALUE_BYTES / (fault.amount() * 1000) * 1e9));
            while (true) {
                client.set("report-cache:" + key++, value);
                if (key > filling) {
                    full.countDown();
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("no more keys");
        } catch (JedisException e) {
            LOG.info("Redis takes no more keys: {}", e.getMessage());
        }
        full.countDown();
        empty();
    }

    private void empty() {
        try (RedisClient client = RedisClient.builder()
                .hostAndPort(new HostAndPort("127.0.0.1", redis.port()))
                .clientConfig(DefaultJedisClientConfig.builder()
                        .password(redis.password())
                        .build())
                .build()) {
            for (long key = 0; key < 100_000 && key >= 0; key++) {
                if (client.del("report-cache:" + key) == 0 && key > 20_000) {
                    return;
                }
            }
        } catch (JedisException e) {
            LOG.info("Redis was not emptied: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        Thread running = writer;
        if (running != null) {
            running.interrupt();
        }
    }
}
