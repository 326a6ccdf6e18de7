'use client';
import dynamic from 'next/dynamic';

// React loses the listeners of custom elements when it hydrates what the server has rendered.
const App = dynamic(() => import('../../react/App.jsx').then((file) => file.App), { ssr: false });

export default App;
