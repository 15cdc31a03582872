import { useToken } from '../api/session.ts';
import { texts } from '../state/language.ts';

/** Asks for the token of the control API. */
export function TokenForm() {
  const { tokenTitle, tokenHint, token, open } = texts.value;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement).get('token');
    if (typeof given === 'string' && given !== '') useToken(given);
  };
  return (
    <main class="token-page">
      <form class="card" onSubmit={submit}>
        <h1>{tokenTitle}</h1>
        <p class="quiet">{tokenHint}</p>
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
