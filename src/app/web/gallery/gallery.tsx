import { Page } from '#ui/web';

export default function Gallery() {
  return <Page title="Gallery" />;
}
