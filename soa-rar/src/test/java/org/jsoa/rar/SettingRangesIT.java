/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jsoa.rar.testing.EchoService.job;
import static org.jsoa.rar.testing.EchoService.numberIn;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the adapter with a range, at both of its ends: the adapter starts, serves a job and stops. */
class SettingRangesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern RANGE = Pattern.compile("a whole number, (-?\\d+) to (-?\\d+)");
    private static final String MAX = Integer.toString(Integer.MAX_VALUE);

    /** 100 KiB, and a fifth of the largest response. */
    private static final String[] CHUNK_SIZES = {"102400", "429496729"};

    /** What has to be changed too. */
    private static final Map<Setting, Map<String, Map<Setting, String>>> TOGETHER = Map.of(
            Setting.MAX_REQUEST_BYTES, Map.of(MAX, Map.of(Setting.MAX_UNSENT_BYTES, MAX)),
            Setting.MAX_UNSENT_BYTES, Map.of("1024", Map.of(Setting.MAX_REQUEST_BYTES, "1024")),
            Setting.CHUNK_BYTES,
                    Map.of(
                            CHUNK_SIZES[0], Map.of(Setting.MAX_RESPONSE_BYTES, MAX),
                            CHUNK_SIZES[1], Map.of(Setting.MAX_RESPONSE_BYTES, MAX)));

    private static EmbeddedRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.started("databases 10000");
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    static Stream<Arguments> ends() {
        return Stream.of(Setting.values())
                .filter(setting -> setting != Setting.REDIS_CLUSTER
                        && setting != Setting.TLS_ENABLED
                        && setting != Setting.CLIENT_ENCRYPTED)
                .flatMap(setting -> values(setting).map(value -> Arguments.of(setting, value)));
    }

    private static Stream<String> values(Setting setting) {
        if (setting == Setting.CHUNK_BYTES) {
            return Stream.concat(Stream.of("-1"), Stream.of(CHUNK_SIZES));
        }
        boolean anyText = Stream.of("true", "json", "-7").allMatch(setting.type()::accepts);
        if (anyText || setting == Setting.REPLY_PREFIX) {
            return Stream.of();
        }
        Matcher range = RANGE.matcher(setting.type().accepted());
        return range.matches()
                ? Stream.of(range.group(1), range.group(2))
                : Stream.of("true", "false", "msgpack", "json").filter(setting.type()::accepts);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theAdapterStartsAndServesAndStops(Setting setting, String value) throws Exception {
        try (RecordedLog log = new RecordedLog()) {
            try (TestServer server = new TestServer(redis.settings(), adapter -> {
                        set(adapter, setting, value);
                        TOGETHER.getOrDefault(setting, Map.of())
                                .getOrDefault(value, Map.of())
                                .forEach((other, otherValue) -> set(adapter, other, otherValue));
                    });
                    SoaConnection connection = server.connection()) {
                server.deploy(EchoService.application());

                assertThat(numberIn(connection.call(job(7, TIMEOUT)))).isEqualTo(7);

                server.undeploy();
                server.adapter().stop();
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(server.busyThreads()).isEmpty());
            }
            assertThat(log.messages(Level.WARNING))
                    .filteredOn(line -> !line.contains("large") && !line.contains("bytes"))
                    .isEmpty();
        }
    }

    private static void set(SoaResourceAdapter adapter, Setting setting, String value) {
        try {
            for (PropertyDescriptor property :
                    Introspector.getBeanInfo(SoaResourceAdapter.class).getPropertyDescriptors()) {
                if (property.getName().equalsIgnoreCase(setting.property())) {
                    Class<?> type = property.getPropertyType();
                    Object converted = type == Integer.class
                            ? Integer.valueOf(value)
                            : type == Boolean.class ? Boolean.valueOf(value) : value;
                    property.getWriteMethod().invoke(adapter, converted);
                    return;
                }
            }
            throw new AssertionError("no property " + setting.property());
        } catch (IntrospectionException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
