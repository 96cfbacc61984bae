/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import java.net.URI;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.Switched;

// tag::class[]
@Service("example")
@ApplicationScoped
public class UserActions {

    @Action("get_user")
    public User get(@Valid UserId body) {
        return new User("Ann");
    }

    @Action("get_user")
    @Switched(value = 5, order = 1)
    public UserWithPhoto getWithPhoto(@Valid UserId body) {
        return new UserWithPhoto("Ann", URI.create("https://photos.example/ann"));
    }

    @Action("get_user")
    @Switched(value = 6, order = 0)
    public UserWithFilm getWithFilm(@Valid UserId body) {
        return new UserWithFilm("Ann", URI.create("https://films.example/ann"));
    }
}
// end::class[]
