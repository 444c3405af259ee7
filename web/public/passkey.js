// Signing in with a passkey, where the browser and the address can do it.
const place = document.getElementById('passkey');
const able =
  globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined &&
  !/^[\d.]+$|:/.test(location.hostname);
if (place && able) {
  place.hidden = false;
  const problem = place.querySelector('.problem');
  place.querySelector('button').addEventListener('click', () => {
    problem.hidden = true;
    signIn().catch((error) => {
      problem.textContent =
        error.detail ?? 'No passkey was used. Try again, or sign in with a code by mail.';
      problem.hidden = false;
    });
  });
}

async function signIn() {
  const { challenge, options } = await post('/v1/passkeys/authentication-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  await post('/v1/passkeys/authentication', { challenge, response: credential.toJSON() });
  location.assign(place.dataset.next);
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fairway': 'web' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw answer;
  return answer;
}
