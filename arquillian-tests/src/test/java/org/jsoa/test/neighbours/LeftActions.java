/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import jakarta.enterprise.context.ApplicationScoped;
import org.jsoa.service.Service;

/** The service of one application. */
@Service("left")
@ApplicationScoped
public class LeftActions extends Neighbour {

    @Override
    String name() {
        return "left";
    }
}
