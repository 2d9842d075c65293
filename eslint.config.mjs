import { readdirSync } from 'node:fs';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { importBoundaries } from './scripts/lint/import-boundaries.ts';

/** A plugin's elements begin with its id. */
const pluginIds = [...readdirSync(new URL('plugins/', import.meta.url)), 'plugin-template'];

const fudao = { rules: { 'import-boundaries': importBoundaries } };

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/.angular/**', 'data/**', 'coverage/**'] },
  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [...tseslint.configs.recommended],
    plugins: { fudao },
    rules: {
      'fudao/import-boundaries': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['ui-kit/**/*.ts', 'student-ui/**/*.ts', 'admin-ui/**/*.ts', 'plugins/*/ui/**/*.ts', 'plugin-template/ui/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: ['fd', 'app', 'qa', 'student', 'staff', 'admin', ...pluginIds], style: 'kebab-case' }],
    },
  },
  {
    files: ['ui-kit/**/*.html', 'student-ui/**/*.html', 'admin-ui/**/*.html', 'plugins/*/ui/**/*.html', 'plugin-template/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    // Programs for people: their output is the point.
    files: ['scripts/**', 'bench/**', 'e2e/**', 'core/src/start.ts', 'core/src/cli/**'],
    rules: { 'no-console': 'off' },
  },
);
