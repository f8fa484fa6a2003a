import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Plain = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps | keyof AnchorProps> & {
  ref?: Ref<HTMLAnchorElement>;
};

/** A link inside the app, in running text. */
export const TextLink = createLink((props: AnchorProps & Plain) => <Anchor {...props} />);

/** A link inside the app that looks like a button: for going somewhere, never for doing something. */
export const ButtonLink = createLink((props: ButtonProps & Plain) => <Button component="a" {...props} />);
