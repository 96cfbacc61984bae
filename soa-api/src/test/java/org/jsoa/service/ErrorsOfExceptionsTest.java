/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;

class ErrorsOfExceptionsTest {

    private static final List<SoaError> BOTH =
            List.of(SoaError.of("A", "message").withCallerError(true), SoaError.of("B", "message"));

    private static void says(List<SoaError> errors, Boolean... callerErrors) {
        assertThat(errors).extracting(SoaError::callerError).containsExactly(callerErrors);
        assertThat(errors).extracting(SoaError::code).containsExactly("A", "B");
    }

    @Test
    void anActionExceptionBlamesTheCallerUnlessItIsToldOtherwise() {
        says(new ActionException(BOTH).errors(), true, true);
        says(ActionException.serviceError(BOTH).errors(), false, false);
        says(ActionException.unchanged(BOTH).errors(), true, false);
    }

    @Test
    void aJobExceptionBlamesTheServiceUnlessItIsToldOtherwise() {
        says(new JobException(BOTH).errors(), false, false);
        says(JobException.callerError(BOTH).errors(), true, true);
        says(JobException.unchanged(BOTH).errors(), true, false);
    }

    @Test
    void aFailedCallIsTheCauseOfTheExceptionThatPassesItsErrorsOn() {
        CallActionException ofAction = new CallActionException(
                "inner", new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("get", BOTH))));
        CallJobException ofJob = new CallJobException("inner", JobResponse.failed(BOTH));

        assertThat(ActionException.of(ofAction)).hasCause(ofAction);
        says(ActionException.of(ofAction).errors(), true, false);
        says(ActionException.of(ofJob).errors(), true, false);
        assertThat(JobException.of(ofJob)).hasCause(ofJob);
        says(JobException.of(ofAction).errors(), true, false);
    }

    @Test
    void needsAnError() {
        assertThatThrownBy(() -> new ActionException(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JobException.unchanged(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
