import vue from '@vitejs/plugin-vue';

// What has a dash in its name is one of the elements, and no component of Vue's.
const isCustomElement = (tag) => tag.includes('-');

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
