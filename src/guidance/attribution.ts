/** Which sources are under the Open Government Licence, and the notice that it asks for. */
import type { Source } from './principle.ts';

type Version = '2.0' | '3.0';

/** Sites by their host, subdomains included: the licence is named at the foot of their pages. */
const licensedHosts: Readonly<Record<string, Version>> = {
  'www.gov.uk': '3.0',
  'blog.gov.uk': '3.0',
  'service.gov.uk': '3.0',
  'data.gov.uk': '3.0',
  'security.gov.uk': '3.0',
  'cabinet-office.gov.uk': '3.0',
  'civilservice.gov.uk': '3.0',
  'datamarketplace.gov.uk': '3.0',
  'ncsc.gov.uk': '3.0',
  'legislation.gov.uk': '3.0',
};
/** Repositories by their address: the licence is in their licence file. */
const licensedRepositories: Readonly<Record<string, Version>> = {
  'github.com/alphagov/government-service-design-manual': '2.0',
};

const noticeOf = (version: Version): string =>
  `[Open Government Licence v${version}](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/${version[0] ?? ''}/)`;

/** The version of the Open Government Licence that a source's text is under, if it is under one. */
export function openGovernmentLicence({ url }: Pick<Source, 'url'>): Version | undefined {
  const address = /^https?:\/\/(.+)$/.exec(url ?? '')?.[1];
  if (address === undefined) return undefined;
  const host = (address.split(/[/?#]/)[0] ?? '').toLowerCase();
  for (const [known, version] of Object.entries(licensedHosts))
    if (host === known || host.endsWith(`.${known}`)) return version;
  for (const [known, version] of Object.entries(licensedRepositories))
    if (address === known || address.startsWith(`${known}/`)) return version;
  return undefined;
}

/**
 * The notice that the licence asks for, in Markdown.
 * @returns one sentence, or undefined where no source needs one
 */
export function attribution(sources: readonly Pick<Source, 'url'>[]): string | undefined {
  const versions = [...new Set(sources.map(openGovernmentLicence))].filter((v) => v !== undefined).sort();
  if (versions.length === 0) return undefined;
  return `Contains public sector information licensed under the ${versions.map(noticeOf).join(' and the ')}.`;
}
