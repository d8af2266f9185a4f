// Asks the browser for a passkey and sends what it gives; the form works with nothing else on the page.
"use strict";

const place = document.querySelector("[data-passkey]");
const start = document.querySelector("[data-passkey-start]");
const problem = document.querySelector("[data-passkey-problem]");

async function credentialFor(options) {
  if ("user" in options) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

async function ask() {
  problem.textContent = "";
  try {
    const credential = await credentialFor(JSON.parse(place.dataset.options));
    const form = document.getElementById(place.dataset.form);
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch (failure) {
    const isThere = failure.name === "InvalidStateError";  // trying once more would end the same way
    problem.textContent = isThere ? problem.dataset.already : problem.dataset.refused;
  }
}

if (place && start) {
  if (window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON) {
    start.hidden = false;
    start.addEventListener("click", ask);
  } else {
    problem.textContent = problem.dataset.missing;
  }
}
