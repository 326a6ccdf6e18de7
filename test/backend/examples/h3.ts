import { H3 } from 'h3';
import { backend } from './backend.js';

export const app = new H3();

app.all('/backend/**', (event) => backend.fetch(event.req));
app.get('/', () => 'The rest of your site');
