"use strict";

const byId = (id) => document.getElementById(id);
const form = byId("call");
const body = byId("body");

function pick(entry, button) {
  for (const other of byId("actions").querySelectorAll("button")) {
    other.setAttribute("aria-current", String(other === button));
  }
  byId("service").value = entry.service;
  byId("action").value = entry.action;
  byId("summary").textContent = entry.summary;
  byId("body-problem").textContent = "";
  body.value = JSON.stringify(entry.body, null, 2);
}

function offer(entry) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = entry.action;
  button.addEventListener("click", () => pick(entry, button));
  const item = document.createElement("li");
  item.append(button);
  byId("actions").append(item);
  return button;
}

async function list() {
  const response = await fetch("api/actions");
  if (!response.ok) {
    throw new Error("the list of actions could not be read: status " + response.status);
  }
  const entries = await response.json();
  const buttons = entries.map(offer);
  if (entries.length > 0) {
    pick(entries[0], buttons[0]);
  }
}

/** Only checked here: what is sent is the text, so that large numbers stay as they were typed. */
function bodyProblem() {
  try {
    const value = JSON.parse(body.value);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? "" : "The body must be a JSON object.";
  } catch (e) {
    return "The body is not JSON: " + e.message;
  }
}

function show(outcome, good, text, errors) {
  byId("outcome").textContent = outcome;
  byId("outcome").className = good ? "good" : "bad";
  byId("response-body").textContent = text;
  byId("response-body").hidden = text === "";
  byId("errors").replaceChildren(...errors.map(errorItem));
  byId("errors").hidden = errors.length === 0;
}

function errorItem(error) {
  const code = document.createElement("code");
  code.textContent = error.code;
  const item = document.createElement("li");
  item.append(code, (error.field ? " in " + error.field : "") + ": " + error.message);
  return item;
}

function errorsOf(response, text) {
  const type = response.headers.get("Content-Type") || "";
  return type.startsWith("application/problem+json") ? JSON.parse(text).errors || [] : [];
}

function duration(millis) {
  return millis < 1000 ? millis.toFixed(0) + " ms" : (millis / 1000).toFixed(2) + " s";
}

async function call() {
  const start = performance.now();
  const path = ["service", "action"].map((id) => encodeURIComponent(byId(id).value)).join("/");
  const response = await fetch("api/" + path + "?timeout=" + encodeURIComponent(byId("timeout").value), {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept": "application/json" },
    body: body.value
  });
  // As text: a number beyond 2^53 would not survive JSON.parse.
  const text = await response.text();
  const taken = duration(performance.now() - start);
  const outcome = (response.ok ? "Responded" : "Failed with status " + response.status) + " after " + taken;
  show(outcome, response.ok, text.trim(), errorsOf(response, text));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const problem = bodyProblem();
  byId("body-problem").textContent = problem;
  body.setAttribute("aria-invalid", String(problem !== ""));
  if (problem !== "") {
    body.focus();
    return;
  }
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  byId("response").setAttribute("aria-busy", "true");
  try {
    await call();
  } catch (e) {
    show("The server does not respond: " + e.message, false, "", []);
  } finally {
    button.disabled = false;
    byId("response").setAttribute("aria-busy", "false");
  }
});

body.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
  }
});

list().catch((e) => show(e.message, false, "", []));
