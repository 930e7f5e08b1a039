/**
 * The numbered codes that people cite by point, as data: what each is called, its editions, newest first, and the
 * principles that answer each of their points. What a principle's own sources say is added to it.
 */

export interface Edition {
  readonly year: number;
  /** How a source of this edition is titled. */
  readonly source: string;
  /** Ids for each point, the most apt first: a line a point, from 1. */
  readonly points: string;
  /** What each point is called, from 1; left out where nothing is said point by point. */
  readonly names?: readonly string[];
}

export interface Code {
  readonly name: string;
  /** In lower case; longer names first. */
  readonly called: readonly string[];
  readonly editions: readonly Edition[];
}

export const codes: readonly Code[] = [
  {
    name: 'Technology Code of Practice',
    called: ['technology code of practice', 'code of practice', 'tcop', 't cop', 'cop'],
    editions: [
      {
        year: 2025,
        source: 'The Technology Code of Practice',
        points: `
start-with-user-needs user-research-ongoing
accessible-to-all assisted-digital
open-source-level-playing-field code-in-the-open
open-standards open-standard-test open-document-formats
cloud-first services-not-servers
secure-by-design
privacy-by-design
share-and-reuse use-common-platforms
integrate-and-adapt
single-source-of-truth common-data-definitions information-lifecycle responsible-data-sharing
disaggregate-contracts shortest-viable-contract exit-plan-from-day-one delivery-model-assessment
greening-ict
service-standard`,
        names: [
          'Define user needs',
          'Make things accessible and inclusive',
          'Be open and use open source',
          'Make use of open standards',
          'Use cloud first',
          'Make things secure',
          'Make privacy integral',
          'Share, reuse and collaborate',
          'Integrate and adapt technology',
          'Make better use of data',
          'Define your purchasing strategy',
          'Make your technology sustainable',
          'Meet the Service Standard',
        ],
      },
      {
        year: 2016,
        source: 'Technology code of practice — Government Service Design Manual',
        points: `
start-with-user-needs
value-for-money-options
service-standard technology-people-prefer
internet-first-networks
open-source-level-playing-field total-cost-of-ownership
open-standards open-standards-exemption
use-common-platforms reuse-identity-service
open-data-by-default machine-readable-data minimise-personal-data user-access-to-own-data
classify-information proportionate-security
commodity-versus-niche
disaggregate-contracts shortest-viable-contract open-markets
cloud-first
use-established-buying-routes hosting-evidence
browser-and-device-independence
greening-ict
licences-follow-need no-brand-specification
share-and-reuse
shared-back-office
agile-by-default
in-house-capability retain-strategic-decisions
information-lifecycle`,
      },
      {
        year: 2013,
        source: 'Technology code of practice — Government Service Design Manual (May 2013)',
        points: `
start-with-user-needs
value-for-money-options
digital-by-default service-standard
open-source-level-playing-field total-cost-of-ownership
open-standards use-common-platforms
open-data-by-default minimise-personal-data user-access-to-own-data
classify-information proportionate-security
commodity-versus-niche
avoid-automatic-contract-extension no-brand-specification specify-outcomes-not-solutions disaggregate-contracts contract-value-cap shortest-viable-contract
use-established-buying-routes internet-first-networks
cloud-first capabilities-before-products
user-chosen-devices browser-and-device-independence
greening-ict
licences-follow-need
share-and-reuse
shared-back-office
agile-by-default
in-house-capability retain-strategic-decisions`,
      },
    ],
  },
  {
    name: 'Service Standard',
    called: [
      'digital by default service standard',
      'digital by default standard',
      'digital service standard',
      'government service standard',
      'service standard',
      'digital by default',
    ],
    editions: [
      {
        year: 2019,
        source: 'Service Standard',
        points: `
start-with-user-needs
solve-whole-problem
join-up-channels
simple-first-time
accessible-to-all assisted-digital
multidisciplinary-team
agile-by-default
iterate-after-live
privacy-by-design secure-by-design
publish-performance-data
manage-technical-lock-in total-cost-of-ownership
code-in-the-open own-intellectual-property
open-standards use-common-platforms share-and-reuse
round-the-clock-availability monitor-early`,
      },
      {
        year: 2015,
        source: 'Digital by Default Service Standard — Government Service Design Manual',
        points: `
start-with-user-needs
user-research-ongoing
multidisciplinary-team
agile-by-default
iterate-after-live
hosting-evidence capabilities-before-products
classify-information privacy-by-design
code-in-the-open
open-standards use-common-platforms
production-like-environments
offline-plan
simple-first-time
consistent-with-govuk
digital-take-up assisted-digital
service-specific-metrics
cost-per-transaction completion-rate user-satisfaction digital-take-up
publish-performance-data
test-with-minister`,
      },
      {
        year: 2013,
        source: 'Digital by Default Service Standard (original 26 points) — Government Service Design Manual',
        points: `
start-with-user-needs
multidisciplinary-team empowered-service-owner
classify-information
minimise-personal-data
hosting-evidence capabilities-before-products
agile-by-default
service-specific-metrics cost-per-transaction
alpha-tests-risk
simple-first-time
assisted-digital
digital-take-up
join-up-channels
consistent-with-govuk
release-small-and-often
code-in-the-open
open-standards use-common-platforms
production-like-environments
service-specific-metrics
iterate-after-live
user-research-ongoing
user-satisfaction
completion-rate
cost-per-transaction
digital-take-up
offline-plan
test-with-minister`,
      },
    ],
  },
  {
    name: 'Secure by Design Principles',
    called: ['secure by design principles', 'secure by design'],
    editions: [
      {
        year: 2024,
        source: 'Secure by Design Principles',
        points: `
security-risk-owner
manage-dependencies
proportionate-security
usable-security
detect-and-respond
layered-defence
layered-defence
layered-defence
continuous-assurance
repeatable-deployment release-small-and-often`,
      },
    ],
  },
  {
    name: 'Sourcing Playbook',
    called: ['sourcing playbook'],
    editions: [
      {
        year: 2023,
        source: 'The Sourcing Playbook',
        points: `
publish-pipeline
early-market-engagement
governance-that-helps
delivery-model-assessment
should-cost-model
pilot-before-commitment
contract-performance-indicators
fair-risk-allocation pay-only-for-use
fair-risk-allocation pay-only-for-use
supplier-resilience-planning
supplier-resilience-planning`,
      },
    ],
  },
  {
    name: 'Open Standards Principles',
    called: ['open standards principles'],
    editions: [
      {
        year: 2018,
        source: 'Open Standards Principles',
        points: '',
      },
    ],
  },
];
