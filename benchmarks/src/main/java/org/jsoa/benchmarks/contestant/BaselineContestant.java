/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.contestant;

/**
 * A contestant in another version of JSOA.
 *
 * @param contestant what runs
 * @param version the other version
 */
public record BaselineContestant(Contestant contestant, Version version) implements Contestant {

    @Override
    public String name() {
        return version.prefix() + contestant.name();
    }

    @Override
    public String description() {
        return "the version to compare with, of: " + contestant.description();
    }

    @Override
    public boolean takes(int callsPerSecond) {
        return contestant.takes(callsPerSecond);
    }

    @Override
    public Running start(Ground ground) throws Exception {
        return contestant.start(ground.of(version));
    }
}
