import { Hono } from 'hono';
import { backend } from './backend.js';

export const app = new Hono();

app.all('/backend/*', (context) => backend.fetch(context.req.raw));
app.get('/', (context) => context.text('The rest of your site'));
