import { render } from 'preact';
import { App } from './app.tsx';
import { readDeployment, wayOf } from './deployment.ts';
import { Message } from './parts/message.tsx';
import { answeredIn } from './sign-in/answered.ts';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/demo.css';

const page = document.getElementById('page') as HTMLElement;
// Before anything else, so that the code is gone from the address.
const answered = answeredIn({
  href: location.href,
  storage: sessionStorage,
  rewrite: (path) => history.replaceState(null, '', path),
});
try {
  const deployment = await readDeployment();
  const arriving = answered && wayOf(deployment, 'redirect')?.comeBack(answered);
  render(<App deployment={deployment} arriving={Promise.resolve(arriving)} />, page);
} catch (error) {
  render(
    <main>
      <Message tone="bad" title="The page does not know its deployment">
        {String(error)} Reload the page; if that does not help, deploy the site again.
      </Message>
    </main>,
    page,
  );
}
