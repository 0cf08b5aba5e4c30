// Buttons that make or use a passkey: the browser is asked, its answer goes into the form beside, the form is sent.
for (const button of document.querySelectorAll('button[data-passkey]')) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    button.disabled = true;
    say(button, button.dataset.unknown);
    continue;
  }
  button.addEventListener('click', () => ask(button));
}

async function ask(button) {
  const form = button.form;
  if (!form.reportValidity()) return;
  say(button, '');
  try {
    const answer = await fetch(button.dataset.options, { method: 'POST', headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(answer.status);
    const options = await answer.json();
    const credential = button.dataset.passkey === 'make'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
  } catch {
    say(button, button.dataset.failed);
  }
}

function say(button, text) {
  const place = button.form?.querySelector('[data-said]');
  if (place) { place.textContent = text ?? ''; place.hidden = !text; }
}
