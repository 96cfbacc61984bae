/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses malformed bytes, which {@link String} replaces. */
final class StrictUtf8 {

    private static final char REPLACEMENT = '\ufffd';

    private StrictUtf8() {}

    static String decode(byte[] bytes, int offset, int length) throws MalformedPayloadException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // Only a text with the replacement character can have been malformed. The strict decoder is slow and decides
        // this case.
        if (text.indexOf(REPLACEMENT) >= 0) {
            try {
                CharBuffer checked = StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, offset, length));
                return checked.toString();
            } catch (CharacterCodingException e) {
                throw new MalformedPayloadException("a text is not UTF-8", e);
            }
        }
        return text;
    }
}
