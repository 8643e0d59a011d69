import { render } from 'preact';
import { App } from './app.tsx';
import { readDeployment } from './deployment.ts';
import { Message } from './parts/message.tsx';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/demo.css';

const page = document.getElementById('page') as HTMLElement;
try {
  render(<App deployment={await readDeployment()} />, page);
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
