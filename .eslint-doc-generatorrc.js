/** @type {import('eslint-doc-generator').GenerateOptions} */
export default {
  pathRuleDoc: 'rules-docs/{name}.md',
  ignoreConfig: ['all', 'recommended-legacy', 'strict-legacy'],
  configEmoji: [
    ['recommended', '✅'],
    ['strict', '🔒'],
  ],
  ruleDocTitleFormat: 'prefix-name',
  ruleListColumns: ['name', 'description', 'configsError', 'fixable', 'hasSuggestions', 'options'],
};
