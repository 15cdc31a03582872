import { token as given, useToken } from '../api/session.ts';
import { texts } from '../state/language.ts';

/** Asks for the token of the control API. */
export function TokenForm() {
  const { tokenTitle, tokenHint, tokenRefused, token, open } = texts.value;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('token');
    if (typeof text === 'string' && text !== '') useToken(text);
  };
  return (
    <main class="token-page">
      <form class="card" onSubmit={submit}>
        <h1>{tokenTitle}</h1>
        <p class="quiet">{tokenHint}</p>
        {given.value !== undefined && (
          <p class="problem" role="alert">
            {tokenRefused}
          </p>
        )}
        <label>
          {token}
          <input name="token" type="password" autocomplete="off" required autofocus />
        </label>
        <button type="submit" class="primary">
          {open}
        </button>
      </form>
    </main>
  );
}
