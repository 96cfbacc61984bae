/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.util.Map;

/**
 * The properties of Redis and of calls, as a JavaBean (Jakarta Connectors 2.1, section 5.3). Those of the adapter are the defaults
 * of its connection factories. {@link Setting} documents each property. Values are not checked before they are used.
 *
 * @since 0.1
 */
public abstract class ClientProperties {

    /** For the adapter and for connection factories. */
    protected ClientProperties() {}

    /**
     * Returns the values that are set.
     *
     * @return the values, which may be changed
     */
    protected abstract Map<Setting, String> values();

    /**
     * Returns the value of a setting that is not set.
     *
     * @param setting the setting
     * @return the value, or null if there is no default here
     */
    protected abstract String unset(Setting setting);

    /**
     * Sets a value.
     *
     * @param setting the setting
     * @param value the value, or null for none
     */
    protected final void set(Setting setting, Object value) {
        if (value == null) {
            values().remove(setting);
        } else {
            values().put(setting, value.toString());
        }
    }

    /**
     * Returns a text.
     *
     * @param setting the setting
     * @return the value, or null if there is none
     */
    protected final String text(Setting setting) {
        String value = values().get(setting);
        return value == null ? unset(setting) : value;
    }

    /**
     * Returns a choice.
     *
     * @param setting the setting
     * @return the value, or null if there is none
     */
    protected final Boolean flag(Setting setting) {
        String text = text(setting);
        return isNothing(text) ? null : Boolean.valueOf(text);
    }

    /**
     * Returns a number.
     *
     * @param setting the setting
     * @return the value, or null if there is none
     */
    protected final Integer number(Setting setting) {
        String text = text(setting);
        return isNothing(text) ? null : Integer.valueOf(text);
    }

    private static boolean isNothing(String text) {
        return text == null || text.isEmpty();
    }

    /**
     * Returns the addresses of the Redis servers.
     *
     * @return the value, or null if there is none
     */
    public String getRedisUrl() {
        return text(Setting.REDIS_URL);
    }

    /**
     * Sets the addresses of the Redis servers.
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
     * Returns the file with the trusted certificates.
     *
     * @return the value, or null if there is none
     */
    public String getTlsTrustStore() {
        return text(Setting.TLS_TRUST_STORE);
    }

    /**
     * Sets the file with the trusted certificates.
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
     * Returns whether the certificate must have the host name of the server.
     *
     * @return the value, or null if there is none
     */
    public Boolean getTlsHostNameCheck() {
        return flag(Setting.TLS_HOST_NAME_CHECK);
    }

    /**
     * Sets whether the certificate must have the host name of the server.
     *
     * @param value the value, or null for the default
     */
    public void setTlsHostNameCheck(Boolean value) {
        set(Setting.TLS_HOST_NAME_CHECK, value);
    }

    /**
     * Returns the names of the masters at the Sentinels.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelServices() {
        return text(Setting.SENTINEL_SERVICES);
    }

    /**
     * Sets the names of the masters at the Sentinels.
     *
     * @param value the value, or null for the default
     */
    public void setSentinelServices(String value) {
        set(Setting.SENTINEL_SERVICES, value);
    }

    /**
     * Returns the addresses of the Sentinels.
     *
     * @return the value, or null if there is none
     */
    public String getSentinelUrls() {
        return text(Setting.SENTINEL_URLS);
    }

    /**
     * Sets the addresses of the Sentinels.
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
     * Returns how long to wait for Redis to respond, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getAnswerTimeoutMillis() {
        return number(Setting.ANSWER_TIMEOUT);
    }

    /**
     * Sets how long to wait for Redis to respond, in ms.
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
     * Returns the timeout of a call that has none of its own, in ms.
     *
     * @return the value, or null if there is none
     */
    public Integer getCallTimeoutMillis() {
        return number(Setting.CALL_TIMEOUT);
    }

    /**
     * Sets the timeout of a call that has none of its own, in ms.
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
     * Returns the size above which a request is logged, in bytes; 0 for never.
     *
     * @return the value, or null if there is none
     */
    public Integer getLargeRequestBytes() {
        return number(Setting.LARGE_REQUEST_BYTES);
    }

    /**
     * Sets the size above which a request is logged, in bytes; 0 for never.
     *
     * @param value the value, or null for the default
     */
    public void setLargeRequestBytes(Integer value) {
        set(Setting.LARGE_REQUEST_BYTES, value);
    }

    /**
     * Returns how many calls may be in flight at once.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxInFlight() {
        return number(Setting.MAX_IN_FLIGHT);
    }

    /**
     * Sets how many calls may be in flight at once.
     *
     * @param value the value, or null for the default
     */
    public void setMaxInFlight(Integer value) {
        set(Setting.MAX_IN_FLIGHT, value);
    }

    /**
     * Returns the total size of the requests that Redis does not have yet, in bytes.
     *
     * @return the value, or null if there is none
     */
    public Integer getMaxUnsentBytes() {
        return number(Setting.MAX_UNSENT_BYTES);
    }

    /**
     * Sets the total size of the requests that Redis does not have yet, in bytes.
     *
     * @param value the value, or null for the default
     */
    public void setMaxUnsentBytes(Integer value) {
        set(Setting.MAX_UNSENT_BYTES, value);
    }

    /**
     * Returns the services that are known to respond in chunks, with commas between.
     *
     * @return the value, or null if there is none
     */
    public String getChunkingServices() {
        return text(Setting.CHUNKING_SERVICES);
    }

    /**
     * Sets the services that are known to respond in chunks, with commas between.
     *
     * @param value the value, or null for the default
     */
    public void setChunkingServices(String value) {
        set(Setting.CHUNKING_SERVICES, value);
    }

    /**
     * Returns the first part of the names of reply lists.
     *
     * @return the value, or null if there is none
     */
    public String getReplyPrefix() {
        return text(Setting.REPLY_PREFIX);
    }

    /**
     * Sets the first part of the names of reply lists.
     *
     * @param value the value, or null for the default
     */
    public void setReplyPrefix(String value) {
        set(Setting.REPLY_PREFIX, value);
    }

    /**
     * Returns the file with the keys for message bodies.
     *
     * @return the value, or null if there is none
     */
    public String getEncryptionKeyset() {
        return text(Setting.ENCRYPTION_KEYSET);
    }

    /**
     * Sets the file with the keys for message bodies.
     *
     * @param value the value, or null for the default
     */
    public void setEncryptionKeyset(String value) {
        set(Setting.ENCRYPTION_KEYSET, value);
    }

    /**
     * Returns whether requests are encrypted.
     *
     * @return the value, or null if there is none
     */
    public Boolean getClientEncrypted() {
        return flag(Setting.CLIENT_ENCRYPTED);
    }

    /**
     * Sets whether requests are encrypted.
     *
     * @param value the value, or null for the default
     */
    public void setClientEncrypted(Boolean value) {
        set(Setting.CLIENT_ENCRYPTED, value);
    }
}
