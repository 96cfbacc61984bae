"use strict";

const byId = (id) => document.getElementById(id);
const form = byId("order");
const REDIS = "Redis";
let lastOrder = null;

function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

/* Products */

function row(product) {
  const quantity = document.createElement("input");
  quantity.type = "number";
  quantity.min = 0;
  quantity.max = 100;
  quantity.value = product.name === "pen" ? 2 : 0;
  quantity.dataset.product = product.name;
  quantity.setAttribute("aria-label", "Quantity of " + product.name);
  const made = element("tr", "",
    element("td", "", product.name),
    element("td", "number", product.price.toFixed(2)),
    element("td", "number", ""),
    element("td", "number", quantity, element("p", "problem")));
  made.dataset.product = product.name;
  return made;
}

async function loadProducts() {
  const response = await fetch("api/products");
  if (!response.ok) {
    throw new Error("the products cannot be read: status " + response.status);
  }
  for (const product of await response.json()) {
    let shown = form.querySelector("tr[data-product='" + product.name + "']");
    if (!shown) {
      shown = row(product);
      byId("products").append(shown);
    }
    shown.cells[2].textContent = product.available;
  }
}

/* The form */

function quantities() {
  return [...form.querySelectorAll("input[data-product]")];
}

/** The lines of the order, in the order of the products. */
function lines() {
  return quantities()
    .filter((input) => Number(input.value) !== 0)
    .map((input) => ({ product: input.dataset.product, quantity: Number(input.value) }));
}

function order() {
  return { customer: byId("customer").value, lines: lines() };
}

/** Finds the place of an error: "customer", "lines", or a line such as "lines.0.quantity". */
function problemPlace(field) {
  const line = /^lines\.(\d+)/.exec(field);
  if (line) {
    const input = form.querySelector("input[data-product='" + lines()[Number(line[1])].product + "']");
    return [input, input.nextElementSibling];
  }
  return [field === "customer" ? byId("customer") : null, form.querySelector("[data-problem-of='" + field + "']")];
}

function showErrors(errors) {
  form.querySelectorAll(".problem").forEach((place) => place.textContent = "");
  form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
  for (const error of errors) {
    const [input, place] = error.field ? problemPlace(error.field) : [null, null];
    if (input) {
      input.setAttribute("aria-invalid", "true");
    }
    if (place) {
      place.textContent = error.message;
    }
  }
}

/* Calls */

function step(name) {
  return element("li", name === REDIS ? "redis" : "", element("span", "", name));
}

function show(good, outcome, explanation, body, correlationId) {
  byId("outcome").textContent = outcome;
  byId("outcome").className = good ? "good" : "bad";
  byId("explanation").textContent = explanation;
  byId("body").textContent = body;
  byId("body").hidden = body === "";
  byId("correlation-id").textContent = correlationId;
  byId("correlation").hidden = !correlationId;
}

/** Calls a REST resource; services are the actions behind it, in the order in which they call each other. */
async function call(method, path, body, services, explanation) {
  byId("path").replaceChildren(...["page", method + " " + path, ...services.flatMap((action) => [REDIS, action])].map(step));
  byId("response").setAttribute("aria-busy", "true");
  try {
    const start = performance.now();
    const response = await fetch(path, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === null ? undefined : JSON.stringify(body)
    });
    const result = await response.json();
    const taken = Math.round(performance.now() - start) + " ms";
    show(response.ok, response.status + (response.ok ? " OK" : " " + result.title) + " after " + taken, explanation,
      JSON.stringify(result, null, 2), response.headers.get("X-Correlation-ID"));
    showErrors(result.errors || []);
    await loadProducts();
    return response.ok ? result : null;
  } catch (e) {
    show(false, "The server does not respond: " + e.message, "", "", null);
    return null;
  } finally {
    byId("response").setAttribute("aria-busy", "false");
  }
}

function remember(placed) {
  lastOrder = placed;
  byId("cancel").disabled = placed === null;
  byId("cancel").textContent = placed === null ? "Cancel last order" : "Cancel order " + placed.number;
}

async function place() {
  const placed = await call("POST", "api/orders", order(), ["orders.place_order", "stock.reserve"],
    "The service orders calls the service stock through a typed client: an interface.");
  if (placed) {
    remember(placed);
  }
}

async function quote() {
  const discount = byId("discount").checked;
  await call("POST", "api/orders/quote" + (discount ? "?discount=true" : ""), order(),
    ["orders.quote_order", "stock.list_products"],
    discount ? "Switch 5 is on: the variant with a discount runs." : "Switch 5 is off: the plain variant runs.");
}

async function cancel() {
  const cancelled = await call("DELETE", "api/orders/" + lastOrder.number, null, ["orders.cancel_order", "stock.release"],
    "The service orders calls the service stock by name: without an interface.");
  if (cancelled) {
    remember(null);
  }
}

const MISTAKES = {
  customer() {
    byId("customer").value = "";
    return call("POST", "api/orders", order(), ["orders.place_order"],
      "Bean Validation refuses the request before the action runs.");
  },
  stock() {
    quantities().forEach((input) => input.value = input.dataset.product === "stapler" ? 3 : 0);
    return call("POST", "api/orders", order(), ["orders.place_order", "stock.reserve"],
      "The service stock refuses the request. The service orders passes the error on, unchanged.");
  },
  number() {
    return call("GET", "api/orders/999", null, ["orders.find_order"], "The action throws an ActionException.");
  },
  service() {
    return call("GET", "api/services/nobody/status", null, ["nobody.status"],
      "The request waits in Redis, for a service that runs nowhere. The call ends after its timeout of 2 s.");
  }
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  place();
});
byId("quote").addEventListener("click", quote);
byId("cancel").addEventListener("click", cancel);
form.querySelectorAll("[data-mistake]").forEach((button) =>
  button.addEventListener("click", () => MISTAKES[button.dataset.mistake]()));

loadProducts().catch((e) => show(false, "The server does not respond: " + e.message, "", "", null));
