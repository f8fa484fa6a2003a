import { type CSSVariablesResolver, createTheme, type VariantColorsResolver } from '@mantine/core';

const ramp = (name: string, soft: string) =>
  [soft, soft, soft, soft, name, name, name, name, name, name].map((token) => `var(--vv-${token})`) as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];

const tones: Record<string, { tone: string; soft: string }> = {
  ink: { tone: 'ink', soft: 'well' },
  teach: { tone: 'teach', soft: 'teach-soft' },
  give: { tone: 'give', soft: 'give-soft' },
  good: { tone: 'good', soft: 'good-soft' },
  bad: { tone: 'bad', soft: 'bad-soft' },
};

const variants: VariantColorsResolver = ({ color, variant }) => {
  const { tone, soft } = tones[color ?? 'ink'] ?? { tone: 'ink', soft: 'well' };
  const text = `var(--vv-${tone})`;
  const hover = tone === 'ink' ? 'var(--vv-ink-hover)' : `color-mix(in srgb, ${text} 86%, var(--vv-ink))`;
  switch (variant) {
    case 'filled':
      return { background: text, hover, color: 'var(--vv-on-ink)', border: '1px solid transparent' };
    case 'light':
      return {
        background: `var(--vv-${soft})`,
        hover: 'var(--vv-well-2)',
        color: text,
        border: '1px solid transparent',
      };
    case 'outline':
      return { background: 'transparent', hover: `var(--vv-${soft})`, color: text, border: `1px solid ${text}` };
    case 'default':
      return {
        background: 'var(--vv-sheet)',
        hover: 'var(--vv-well)',
        color: text,
        border: '1px solid var(--vv-edge)',
      };
    default:
      return { background: 'transparent', hover: `var(--vv-${soft})`, color: text, border: '1px solid transparent' };
  }
};

const label = { size: 'md' };

export const theme = createTheme({
  colors: {
    ink: ramp('ink', 'well'),
    teach: ramp('teach', 'teach-soft'),
    give: ramp('give', 'give-soft'),
    good: ramp('good', 'good-soft'),
    bad: ramp('bad', 'bad-soft'),
  },
  primaryColor: 'ink',
  primaryShade: 8,
  variantColorResolver: variants,
  fontFamily: 'var(--vv-face)',
  fontFamilyMonospace: 'var(--vv-mono)',
  headings: {
    fontFamily: 'var(--vv-face-head)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--vv-title)', lineHeight: '1.15' },
      h2: { fontSize: 'var(--vv-head)', lineHeight: '1.3' },
      h3: { fontSize: 'var(--vv-text)', lineHeight: '1.4' },
      h4: { fontSize: 'var(--vv-text)', lineHeight: '1.4' },
    },
  },
  fontSizes: {
    xs: 'var(--vv-small)',
    sm: 'var(--vv-small)',
    md: 'var(--vv-text)',
    lg: 'var(--vv-head)',
    xl: 'var(--vv-title)',
  },
  spacing: { xs: 'var(--vv-2)', sm: 'var(--vv-3)', md: 'var(--vv-4)', lg: 'var(--vv-6)', xl: 'var(--vv-8)' },
  radius: {
    xs: 'var(--vv-radius)',
    sm: 'var(--vv-radius)',
    md: 'var(--vv-radius)',
    lg: 'var(--vv-radius)',
    xl: 'var(--vv-radius)',
  },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'var(--vv-lift)', lg: 'var(--vv-lift)', xl: 'var(--vv-lift)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Autocomplete: { defaultProps: label },
    FileInput: { defaultProps: label },
    Input: { defaultProps: label },
    MultiSelect: { defaultProps: label },
    NativeSelect: { defaultProps: label },
    PillsInput: { defaultProps: label },
    TagsInput: { defaultProps: label },
    PinInput: { defaultProps: label },
    Alert: { defaultProps: { variant: 'light', color: 'ink' } },
    Badge: { defaultProps: { variant: 'light', size: 'lg', color: 'ink' } },
    Button: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    CloseButton: { defaultProps: { size: 'lg' } },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
    InputWrapper: { defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 100 } } },
    Modal: { defaultProps: { transitionProps: { duration: 160, transition: 'fade' }, centered: true } },
    NumberInput: { defaultProps: label },
    PasswordInput: { defaultProps: label },
    Radio: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { ...label, checkIconPosition: 'right' } },
    Switch: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { ...label, autosize: true, minRows: 3 } },
    TextInput: { defaultProps: label },
  },
});

const shared = {
  '--mantine-color-body': 'var(--vv-paper)',
  '--mantine-color-text': 'var(--vv-ink)',
  '--mantine-color-bright': 'var(--vv-ink)',
  '--mantine-color-dimmed': 'var(--vv-ink-2)',
  '--mantine-color-placeholder': 'var(--vv-ink-2)',
  '--mantine-color-error': 'var(--vv-bad)',
  '--mantine-color-success': 'var(--vv-good)',
  '--mantine-color-anchor': 'var(--vv-ink)',
  '--mantine-color-default': 'var(--vv-sheet)',
  '--mantine-color-default-hover': 'var(--vv-well)',
  '--mantine-color-default-color': 'var(--vv-ink)',
  '--mantine-color-default-border': 'var(--vv-line)',
  '--mantine-color-disabled': 'var(--vv-well)',
  '--mantine-color-disabled-color': 'var(--vv-ink-2)',
  '--mantine-color-disabled-border': 'var(--vv-line)',
  '--mantine-primary-color-filled': 'var(--vv-ink)',
  '--mantine-primary-color-filled-hover': 'var(--vv-ink-hover)',
  '--mantine-primary-color-light': 'var(--vv-well)',
  '--mantine-primary-color-light-hover': 'var(--vv-well-2)',
  '--mantine-primary-color-light-color': 'var(--vv-ink)',
  '--mantine-primary-color-contrast': 'var(--vv-on-ink)',
};

/** Both schemes come from tokens.css, so Mantine gets references only. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
