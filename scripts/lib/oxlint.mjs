/** The presets that are written for oxlint, too: `all` is for those who pick rules, and oxlint's users list them by hand. */
export const OXLINT_PRESETS = /** @type {const} */ (['recommended', 'strict']);

/**
 * A preset as oxlint's `extends` takes it: oxlint reads no configurations out of plugins. Files that the preset leaves out have its rules turned off.
 * @param {{ readonly configs: Readonly<Partial<Record<(typeof OXLINT_PRESETS)[number], import('eslint').Linter.Config>>> }} plugin
 * @param {(typeof OXLINT_PRESETS)[number]} preset
 */
export function oxlintConfig(plugin, preset) {
  const { rules = {}, ignores = [] } = plugin.configs[preset] ?? {};
  return {
    jsPlugins: ['eslint-plugin-zero-trust'],
    rules,
    overrides: [{ files: ignores, rules: Object.fromEntries(Object.keys(rules).map((name) => [name, 'off'])) }],
  };
}

/** @param {string} preset */
export const oxlintFile = (preset) => `configs/oxlint-${preset}.json`;
