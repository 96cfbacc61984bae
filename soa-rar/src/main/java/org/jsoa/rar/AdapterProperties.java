/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import java.util.EnumMap;
import java.util.Map;
import org.jsoa.rar.runtime.Setting;

/**
 * The properties of the adapter as the JavaBean that servers want (Jakarta Connectors 2.1, section 5.3). What each means is
 * said at {@link Setting}; none is checked before the adapter starts.
 *
 * @since 0.1
 */
public class AdapterProperties {

    private final Map<Setting, String> values = new EnumMap<>(Setting.class);

    AdapterProperties() {}

    Map<Setting, String> values() {
        return values;
    }

    private void set(Setting setting, Object value) {
        if (value == null) {
            values.remove(setting);
        } else {
            values.put(setting, value.toString());
        }
    }

    private String text(Setting setting) {
        return values.getOrDefault(setting, setting.defaultValue());
    }

    private Boolean flag(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? null : Boolean.valueOf(text);
    }

    private Integer number(Setting setting) {
        String text = text(setting);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    /**
     * Returns where Redis is.
     *
     * @return the value, or null if there is none
     */
    public String getRedisUrl() {
        return text(Setting.REDIS_URL);
    }

    /**
     * Sets where Redis is.
     *
     * @param value the value, or null for the default
     */
    public void setRedisUrl(String value) {
        set(Setting.REDIS_URL, value);
    }

    /**
     * Returns the ACL user; overrides the URL's.
     *
     * @return the value, or null if there is none
     */
    public String getRedisUser() {
        return text(Setting.REDIS_USER);
    }

    /**
     * Sets the ACL user; overrides the URL's.
     *
     * @param value the value, or null for the default
     */
    public void setRedisUser(String value) {
        set(Setting.REDIS_USER, value);
    }

    /**
     * Returns the password; overrides the URL's.
     *
     * @return the value, or null if there is none
     */
    public String getRedisPassword() {
        return text(Setting.REDIS_PASSWORD);
    }

    /**
     * Sets the password; overrides the URL's.
     *
     * @param value the value, or null for the default
     */
    public void setRedisPassword(String value) {
        set(Setting.REDIS_PASSWORD, value);
    }

    /**
     * Returns the number of the database; overrides the URL's.
     *
     * @return the value, or null if there is none
     */
    public Integer getRedisDatabase() {
        return number(Setting.REDIS_DATABASE);
    }

    /**
     * Sets the number of the database; overrides the URL's.
     *
     * @param value the value, or null for the default
     */
    public void setRedisDatabase(Integer value) {
        set(Setting.REDIS_DATABASE, value);
    }

    /**
     * Returns whether the servers are nodes of a Redis Cluster.
     *
     * @return the value, or null if there is none
     */
    public Boolean getRedisCluster() {
        return flag(Setting.REDIS_CLUSTER);
    }

    /**
     * Sets whether the servers are nodes of a Redis Cluster.
     *
     * @param value the value, or null for the default
     */
    public void setRedisCluster(Boolean value) {
        set(Setting.REDIS_CLUSTER, value);
    }

    /**
     * Returns whether connections are encrypted; overrides the URL.
     *
     * @return the value, or null if there is none
     */
    public Boolean getTlsEnabled() {
        return flag(Setting.TLS_ENABLED);
    }

    /**
     * Sets whether connections are encrypted; overrides the URL.
     *
     * @param value the value, or null for the default
     */
    public void setTlsEnabled(Boolean value) {
        set(Setting.TLS_ENABLED, value);
    }

    /**
     * Returns the file of those whose certificates are accepted.
     *
     * @return the value, or null if there is none
     */
    public String getTlsTrustStore() {
        return text(Setting.TLS_TRUST_STORE);
    }

    /**
     * Sets the file of those whose certificates are accepted.
     *
     * @param value the value, or null for the default
     */
    public void setTlsTrustStore(String value) {
        set(Setting.TLS_TRUST_STORE, value);
    }

    /**
     * Returns the password of the trust store.
     *
     * @return the value, or null if there is none
     */
    public String getTlsTrustStorePassword() {
        return text(Setting.TLS_TRUST_STORE_PASSWORD);
    }

    /**
     * Sets the password of the trust store.
     *
     * @param value the value, or null for the default
     */
    public void setTlsTrustStorePassword(String value) {
        set(Setting.TLS_TRUST_STORE_PASSWORD, value);
    }

    /**
     * Returns the file with a client certificate and its private key.
     *
     * @return the value, or null if there is none
     */
    public String getTlsKeyStore() {
        return text(Setting.TLS_KEY_STORE);
    }

    /**
     * Sets the file with a client certificate and its private key.
     *
     * @param value the value, or null for the default
     */
    public void setTlsKeyStore(String value) {
        set(Setting.TLS_KEY_STORE, value);
    }

    /**
     * Returns the password of the key store and of the key in it.
     *
     * @return the value, or null if there is none
     */
    public String getTlsKeyStorePassword() {
        return text(Setting.TLS_KEY_STORE_PASSWORD);
    }

    /**
     * Sets the password of the key store and of the key in it.
     *
     * @param value the value, or null for the default
     */
    public void setTlsKeyStorePassword(String value) {
        set(Setting.TLS_KEY_STORE_PASSWORD, value);
    }

    /**
     * Returns whether the host name must be one of the certificate's.
     *
     * @return the value, or null if there is none
     */
    public Boolean getTlsHostNameCheck() {
        return flag(Setting.TLS_HOST_NAME_CHECK);
    }

    /**
     * Sets whether the host name must be one of the certificate's.
     *
     * @param value the value, or null for the default
     */
    public void setTlsHostNameCheck(Boolean value) {
        set(Setting.TLS_HOST_NAME_CHECK, value);
    }

    /**
     * Returns what the Sentinels call the masters.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelServices() {
        return text(Setting.SENTINEL_SERVICES);
    }

    /**
     * Sets what the Sentinels call the masters.
     *
     * @param value the value, or null for the default
     */
    public void setSentinelServices(String value) {
        set(Setting.SENTINEL_SERVICES, value);
    }

    /**
     * Returns where the Sentinels are.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelUrls() {
        return text(Setting.SENTINEL_URLS);
    }

    /**
     * Sets where the Sentinels are.
     *
     * @param value the value, or null for the default
     */
    public void setSentinelUrls(String value) {
        set(Setting.SENTINEL_URLS, value);
    }

    /**
     * Returns the ACL user at the Sentinels; overrides the URLs'.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelUser() {
        return text(Setting.SENTINEL_USER);
    }

    /**
     * Sets the ACL user at the Sentinels; overrides the URLs'.
     *
     * @param value the value, or null for the default
     */
    public void setSentinelUser(String value) {
        set(Setting.SENTINEL_USER, value);
    }

    /**
     * Returns the password at the Sentinels; overrides the URLs'.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelPassword() {
        return text(Setting.SENTINEL_PASSWORD);
    }

    /**
     * Sets the password at the Sentinels; overrides the URLs'.
     *
     * @param value the value, or null for the default
     */
    public void setSentinelPassword(String value) {
        set(Setting.SENTINEL_PASSWORD, value);
    }

    /**
     * Returns how long to wait for a connection, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getConnectTimeoutMillis() {
        return number(Setting.CONNECT_TIMEOUT);
    }

    /**
     * Sets how long to wait for a connection, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setConnectTimeoutMillis(Integer value) {
        set(Setting.CONNECT_TIMEOUT, value);
    }

    /**
     * Returns how long to wait for Redis to answer, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getAnswerTimeoutMillis() {
        return number(Setting.ANSWER_TIMEOUT);
    }

    /**
     * Sets how long to wait for Redis to answer, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setAnswerTimeoutMillis(Integer value) {
        set(Setting.ANSWER_TIMEOUT, value);
    }

    /**
     * Returns how many messages a queue may hold.
     *
     * @return the value, or null if there is none
     */
    public Integer getQueueCapacity() {
        return number(Setting.QUEUE_CAPACITY);
    }

    /**
     * Sets how many messages a queue may hold.
     *
     * @param value the value, or null for the default
     */
    public void setQueueCapacity(Integer value) {
        set(Setting.QUEUE_CAPACITY, value);
    }

    /**
     * Returns how long a call waits when it does not say, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getCallTimeoutMillis() {
        return number(Setting.CALL_TIMEOUT);
    }

    /**
     * Sets how long a call waits when it does not say, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setCallTimeoutMillis(Integer value) {
        set(Setting.CALL_TIMEOUT, value);
    }

    /**
     * Returns the protocol version of requests: 1, 2 or 3.
     *
     * @return the value, or null if there is none
     */
    public Integer getClientProtocol() {
        return number(Setting.CLIENT_PROTOCOL);
    }

    /**
     * Sets the protocol version of requests: 1, 2 or 3.
     *
     * @param value the value, or null for the default
     */
    public void setClientProtocol(Integer value) {
        set(Setting.CLIENT_PROTOCOL, value);
    }

    /**
     * Returns the serializer of requests: msgpack or json.
     *
     * @return the value, or null if there is none
     */
    public String getClientSerializer() {
        return text(Setting.CLIENT_SERIALIZER);
    }

    /**
     * Sets the serializer of requests: msgpack or json.
     *
     * @param value the value, or null for the default
     */
    public void setClientSerializer(String value) {
        set(Setting.CLIENT_SERIALIZER, value);
    }

    /**
     * Returns the largest request sent, in bytes.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxRequestBytes() {
        return number(Setting.MAX_REQUEST_BYTES);
    }

    /**
     * Sets the largest request sent, in bytes.
     *
     * @param value the value, or null for the default
     */
    public void setMaxRequestBytes(Integer value) {
        set(Setting.MAX_REQUEST_BYTES, value);
    }

    /**
     * Returns the services whose replies come in chunks, with commas between.
     *
     * @return the value, or null if there is none
     */
    public String getChunkingServices() {
        return text(Setting.CHUNKING_SERVICES);
    }

    /**
     * Sets the services whose replies come in chunks, with commas between.
     *
     * @param value the value, or null for the default
     */
    public void setChunkingServices(String value) {
        set(Setting.CHUNKING_SERVICES, value);
    }

    /**
     * Returns how many jobs of a service run at once when the application does not say.
     *
     * @return the value, or null if there is none
     */
    public Integer getConcurrency() {
        return number(Setting.CONCURRENCY);
    }

    /**
     * Sets how many jobs of a service run at once when the application does not say.
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
     * Returns how many stuck workers of a service are replaced at most.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxStuckWorkers() {
        return number(Setting.MAX_STUCK_WORKERS);
    }

    /**
     * Sets how many stuck workers of a service are replaced at most.
     *
     * @param value the value, or null for the default
     */
    public void setMaxStuckWorkers(Integer value) {
        set(Setting.MAX_STUCK_WORKERS, value);
    }

    /**
     * Returns after how long without a sign of life a server counts as dead, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getLeaseMillis() {
        return number(Setting.LEASE);
    }

    /**
     * Sets after how long without a sign of life a server counts as dead, in ms.
     *
     * @param value the value, or null for the default
     */
    public void setLeaseMillis(Integer value) {
        set(Setting.LEASE, value);
    }

    /**
     * Returns how many servers an idempotent job may cost before it is not tried again.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxAttempts() {
        return number(Setting.MAX_ATTEMPTS);
    }

    /**
     * Sets how many servers an idempotent job may cost before it is not tried again.
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
