/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoa.benchmarks.contestant.Running;
import org.jsoa.benchmarks.process.Child;
import org.jsoa.benchmarks.process.RedisServer;

/** What a contestant has used up to a moment. */
record Look(Measurement.Costs costs) {

    static Look at(Running running) throws IOException {
        Map<String, Duration> cpu = new LinkedHashMap<>();
        add(cpu, running.client().child());
        add(cpu, running.server().child());
        running.others().forEach(child -> add(cpu, child));
        return new Look(new Measurement.Costs(
                cpu,
                running.client().control().usage().allocatedBytes(),
                running.server().control().usage().allocatedBytes(),
                running.redis().map(RedisServer::work)));
    }

    private static void add(Map<String, Duration> cpu, Child child) {
        cpu.put(child.name(), child.cpu());
    }

    /** Returns what was used since an earlier look. */
    Measurement.Costs since(Look earlier) {
        Measurement.Costs before = earlier.costs;
        Map<String, Duration> cpu = new LinkedHashMap<>();
        costs.cpu().forEach((name, now) -> cpu.put(name, now.minus(before.cpu().get(name))));
        Optional<RedisServer.Work> redis =
                costs.redis().flatMap(now -> before.redis().map(now::since));
        return new Measurement.Costs(
                cpu, costs.clientBytes() - before.clientBytes(), costs.serverBytes() - before.serverBytes(), redis);
    }
}
