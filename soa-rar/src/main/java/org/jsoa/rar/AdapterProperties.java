/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import java.util.EnumMap;
import java.util.Map;
import org.jsoa.rar.config.ClientProperties;
import org.jsoa.rar.config.Setting;

/**
 * All properties of the adapter, as the JavaBean that servers need (Jakarta Connectors 2.1, section 5.3). {@link Setting} describes each
 * property. None is checked before the adapter starts.
 *
 * @since 0.1
 */
public class AdapterProperties extends ClientProperties {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    AdapterProperties() {}

    @Override
    protected Map<Setting, String> values() {
        return values;
    }

    @Override
    protected String unset(Setting setting) {
        return setting.defaultValue();
    }

    /**
     * Returns the services that refuse plain requests, separated by commas, or * for all.
     *
     * @return the value, or null if there is none
     */
    public String getEncryptedServices() {
        return text(Setting.ENCRYPTED_SERVICES);
    }

    /**
     * Sets the services that refuse plain requests, separated by commas, or * for all.
     *
     * @param value the value, or null for the default
     */
    public void setEncryptedServices(String value) {
        set(Setting.ENCRYPTED_SERVICES, value);
    }

    /**
     * Returns how many jobs of a service run at once if the application does not specify it.
     *
     * @return the value, or null if there is none
     */
    public Integer getConcurrency() {
        return number(Setting.CONCURRENCY);
    }

    /**
     * Sets how many jobs of a service run at once if the application does not specify it.
     *
     * @param value the value, or null for the default
     */
    public void setConcurrency(Integer value) {
        set(Setting.CONCURRENCY, value);
    }

    /**
     * Returns the largest response sent, in bytes.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxResponseBytes() {
        return number(Setting.MAX_RESPONSE_BYTES);
    }

    /**
     * Sets the largest response sent, in bytes.
     *
     * @param value the value, or null for the default
     */
    public void setMaxResponseBytes(Integer value) {
        set(Setting.MAX_RESPONSE_BYTES, value);
    }

    /**
     * Returns the size above which a response is logged, in bytes; 0 for never.
     *
     * @return the value, or null if there is none
     */
    public Integer getLargeResponseBytes() {
        return number(Setting.LARGE_RESPONSE_BYTES);
    }

    /**
     * Sets the size above which a response is logged, in bytes; 0 for never.
     *
     * @param value the value, or null for the default
     */
    public void setLargeResponseBytes(Integer value) {
        set(Setting.LARGE_RESPONSE_BYTES, value);
    }

    /**
     * Returns the size above which a response is sent in chunks, in bytes; -1 for never.
     *
     * @return the value, or null if there is none
     */
    public Integer getChunkBytes() {
        return number(Setting.CHUNK_BYTES);
    }

    /**
     * Sets the size above which a response is sent in chunks, in bytes; -1 for never.
     *
     * @param value the value, or null for the default
     */
    public void setChunkBytes(Integer value) {
        set(Setting.CHUNK_BYTES, value);
    }

    /**
     * Returns how long running jobs may take to finish when the application stops, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getDrainTimeoutMillis() {
        return number(Setting.DRAIN_TIMEOUT);
    }

    /**
     * Sets how long running jobs may take to finish when the application stops, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setDrainTimeoutMillis(Integer value) {
        set(Setting.DRAIN_TIMEOUT, value);
    }

    /**
     * Returns the largest number of stuck workers of a service that are replaced.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxStuckWorkers() {
        return number(Setting.MAX_STUCK_WORKERS);
    }

    /**
     * Sets the largest number of stuck workers of a service that are replaced.
     *
     * @param value the value, or null for the default
     */
    public void setMaxStuckWorkers(Integer value) {
        set(Setting.MAX_STUCK_WORKERS, value);
    }

    /**
     * Returns whether jobs are refused if the response could not be in time.
     *
     * @return the value, or null if there is none
     */
    public Boolean getRefuseLate() {
        return flag(Setting.REFUSE_LATE);
    }

    /**
     * Sets whether jobs are refused if the response could not be in time.
     *
     * @param value the value, or null for the default
     */
    public void setRefuseLate(Boolean value) {
        set(Setting.REFUSE_LATE, value);
    }

    /**
     * Returns how long after its last renewed lease a server counts as dead, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getLeaseMillis() {
        return number(Setting.LEASE);
    }

    /**
     * Sets how long after its last renewed lease a server counts as dead, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setLeaseMillis(Integer value) {
        set(Setting.LEASE, value);
    }

    /**
     * Returns how many servers may die while they run the same idempotent job before it is given up.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxAttempts() {
        return number(Setting.MAX_ATTEMPTS);
    }

    /**
     * Sets how many servers may die while they run the same idempotent job before it is given up.
     *
     * @param value the value, or null for the default
     */
    public void setMaxAttempts(Integer value) {
        set(Setting.MAX_ATTEMPTS, value);
    }

    /**
     * Returns the file that each service touches while it takes and runs jobs.
     *
     * @return the value, or null if there is none
     */
    public String getHeartbeatFile() {
        return text(Setting.HEARTBEAT_FILE);
    }

    /**
     * Sets the file that each service touches while it takes and runs jobs.
     *
     * @param value the value, or null for the default
     */
    public void setHeartbeatFile(String value) {
        set(Setting.HEARTBEAT_FILE, value);
    }

    /**
     * Returns the largest message read, in bytes.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxFrameBytes() {
        return number(Setting.MAX_FRAME_BYTES);
    }

    /**
     * Sets the largest message read, in bytes.
     *
     * @param value the value, or null for the default
     */
    public void setMaxFrameBytes(Integer value) {
        set(Setting.MAX_FRAME_BYTES, value);
    }

    /**
     * Returns how deep maps and lists of a message may nest.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxDepth() {
        return number(Setting.MAX_DEPTH);
    }

    /**
     * Sets how deep maps and lists of a message may nest.
     *
     * @param value the value, or null for the default
     */
    public void setMaxDepth(Integer value) {
        set(Setting.MAX_DEPTH, value);
    }

    /**
     * Returns how many values a message may hold.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxElements() {
        return number(Setting.MAX_ELEMENTS);
    }

    /**
     * Sets how many values a message may hold.
     *
     * @param value the value, or null for the default
     */
    public void setMaxElements(Integer value) {
        set(Setting.MAX_ELEMENTS, value);
    }
}
