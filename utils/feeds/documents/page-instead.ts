/** Web pages that come instead of a feed: most want to see a person first. */
import { NoFeed } from '../feed';

/** What the title of such a page says, in the words of those who make them. */
const wantsPerson =
  /captcha|just a moment|attention required|are you (?:a )?(?:human|robot)|not a robot|verif(?:y|ying) (?:you|your|that)|checking your browser|access denied|security check|unusual traffic/i;
const wantsSignIn = /\b(?:sign|log)[ -]?in\b|\bsign on\b|authenticat|institutional access/i;

/** Addresses that such pages are at. */
const signInPath =
  /(?:^|[/.])(?:login|log-in|signin|sign-in|sso|auth|authorize|idp|saml2?|openid|oauth2?|wayf|shibboleth)(?:[/.?]|$)/i;
const captchaPath = /captcha|challenge|(?:^|\/)validate(?:\/|$)|cdn-cgi/i;

/** What a page is that came instead of a feed. */
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

/** What stands at an address, as far as it says: where redirects lead that are no feed's. */
export function pageAt({ hostname, pathname }: URL): 'sign-in' | 'captcha' | undefined {
  const place = `${hostname}${pathname}`;
  if (captchaPath.test(place)) return 'captcha';
  return signInPath.test(place) ? 'sign-in' : undefined;
}
