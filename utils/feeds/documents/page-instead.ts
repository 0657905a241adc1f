/** Web pages that come instead of a feed: most are captchas or sign-in pages. */
import { NoFeed } from '../feed';

/** The titles of captcha pages, as their makers word them. */
const wantsPerson =
  /captcha|just a moment|attention required|are you (?:a )?(?:human|robot)|not a robot|verif(?:y|ying) (?:you|your|that)|checking your browser|access denied|security check|unusual traffic/i;
const wantsSignIn = /\b(?:sign|log)[ -]?in\b|\bsign on\b|authenticat|institutional access/i;

/** Paths of sign-in pages. */
const signInPath =
  /(?:^|[/.])(?:login|log-in|signin|sign-in|sso|auth|authorize|idp|saml2?|openid|oauth2?|wayf|shibboleth)(?:[/.?]|$)/i;
const captchaPath = /captcha|challenge|(?:^|\/)validate(?:\/|$)|cdn-cgi/i;

/** Classifies a page that came instead of a feed. */
export function pageInstead(html: string): NoFeed {
  const start = html.slice(0, 20_000);
  const from = start.search(/<title/i);
  const title = from < 0 ? '' : (start.slice(from, from + 300).split(/<\/title/i, 1)[0] ?? '');
  if (wantsPerson.test(title) || /cf-turnstile|g-recaptcha|h-captcha|cf-challenge/.test(start)) {
    return new NoFeed('captcha', 'a page that wants to see a person');
  }
  return wantsSignIn.test(title)
    ? new NoFeed('sign-in', 'a page for signing in')
    : new NoFeed('web page', 'a web page, not a feed');
}

/** Classifies a page that a redirect led to, by its address. */
export function pageAt({ hostname, pathname }: URL): 'sign-in' | 'captcha' | undefined {
  const address = `${hostname}${pathname}`;
  if (captchaPath.test(address)) return 'captcha';
  return signInPath.test(address) ? 'sign-in' : undefined;
}
