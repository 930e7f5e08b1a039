/**
 * Concepts: what documents call the same thing, for `together` signals. A word that is here matches in every signal that
 * names its concept, so that a wording is taught once. Words are compared by their stems, or with `=` as they stand: a
 * publisher is not whoever publishes.
 */
import { stemsOf } from './phrase.ts';

const table: Readonly<Record<string, string>> = {
  supplier: `supplier, contractor, vendor, =provider, =providers, =consultant, =consultants, consultancy, licensor,
    seller, company, =manufacturer, =manufacturers, =tenderer, =tenderers, bidder, offeror, proponent,
    =respondent, =respondents, =integrator, =integrators, prime, incumbent, firm, =publisher, =publishers,
    =operator, =operators, outsourcer, =implementer, =implementers, partner, reseller`,
  buyer: `authority, agency, department, customer, client, buyer, government, crown, council, ministry, state,
    commonwealth, city, county, board, public body, province, =purchaser, municipality, trust,
    contracting entity, region, bureau, office, commission, district, licensee, principal`,
  must: `must, shall, will, should, required, require, is to, are to, needs to, need to, has to, have to,
    mandatory, expected to`,
  none: `no, not, never, nobody, none, nothing, neither, nor, without, cannot, isn't, aren't, won't, wasn't,
    weren't, doesn't, don't, didn't, hasn't, haven't, hadn't, can't, shan't, needn't, lacks,
    lacking, nowhere, unable`,
  work: `code, source, source code, software, deliverable, work product, program, script, application,
    configuration, report, interface, customisation, development, documentation, design, material,
    workflow, intellectual property, IP, IPR, copyright, foreground`,
  data: `data, dataset, records, case records, information, database, content, register`,
  'personal-data': `personal data, personal information, date of birth, dates of birth, ethnicity, religion, photograph,
    national insurance, social security, passport, health data, address, addresses, gender,
    biometric, fingerprint, PII, citizen data, customer data, names, client files, telephone number,
    phone number, nationality, marital status`,
  launch: `launch, go live, going live, goes live, release, acceptance, handover, production, live, rollout,
    roll out, accepted, launched, public beta, cutover, delivery`,
  late: `after launch, after go live, after going live, after release, after award, after acceptance, after
    the build, once live, post launch, post go live, before launch, before go live, before going
    live, before release, end of the project, end of the programme, end of the build, end of build,
    end of development, end of the contract, final phase, final stage, last phase, last stage, last
    sprint, last month, last week, later phase, later stage, at a later date, later date, later,
    afterwards, at the end, phase 2, phase two, phase three, in due course, when the service is
    live, once the service is live, when the system is live, once the system is live, when it is
    live, when time allows, if time allows, if money allows, if budget allows, if funds allow, when
    funds allow, prior to go live, prior to launch, pre launch, eventually, as and when, hardening
    sprint, hardening phase, after the fact, after delivery, after handover, ahead of launch, ahead
    of go live, near the end, towards the end, week before, weeks before, month before, before it
    goes live`,
  'cloud-feature': `Lambda, DynamoDB, Step Functions, Cosmos DB, CosmosDB, BigQuery, Firebase, Firestore, Cognito, SQS,
    SNS, Kinesis, EventBridge, Aurora, Redshift, Azure Functions, Logic Apps, Service Bus, Power
    Apps, Power Platform, Dataverse, Apex, PL SQL, T SQL, Spanner, App Engine, Bedrock`,
  brand: `Microsoft, Windows, Oracle, SAP, Salesforce, ServiceNow, IBM, HP, Dell, Lenovo, Cisco, Juniper,
    VMware, Adobe, Apple, iPad, iPhone, MacBook, Samsung, Citrix, SharePoint, Dynamics, Dynamics
    365, Workday, PeopleSoft, Tableau, Power BI, Epic, Cerner, Fortinet, FortiGate, Intel, NVIDIA,
    Xerox, Canon, Epson, Toshiba, Fujitsu, Hitachi, NetApp, EMC, Veeam, Splunk, Palo Alto, Surface
    Pro, ThinkPad, EliteBook, Latitude, Galaxy, Zebra, Avaya, Genesys, Mitel, Autodesk, AutoCAD,
    Esri, ArcGIS, MATLAB, Pega, Appian, OutSystems, Mendix, MuleSoft, Informatica, Okta, SQL Server,
    WebLogic, WebSphere, Photoshop, Catalyst, Aruba, Ricoh, Kyocera, HPE, ProLiant, Proliant,
    PowerEdge`,
  browser: `Internet Explorer, IE, IE11, Edge, Chrome, Firefox, Safari`,
  'private-network': `PSN, intranet, WAN, private network, departmental network, corporate network, government network,
    internal network, leased line, leased lines, MPLS, VPN, GSI, GCSX, closed network, dedicated
    circuit, dedicated circuits, office network, LAN, N3, HSCN, private circuit, private line,
    private circuits`,
  spent: `spent, invested, sunk, already paid, paid for, put into, gone into, ploughed into, poured into, laid
    out, outlay, investment, written off, write off, written down`,
  waste: `waste, wasteful, wasted, be lost, throw away, thrown away, abandon, abandoning, protect, recoup,
    justify, too late, write off, walk away, protect that`,
  single: `single, one, sole, same, prime, lone`,
  towers: `networks, network, hosting, applications, application, devices, desktop, desktops, service desk,
    help desk, helpdesk, support, development, telephony, storage, infrastructure, software,
    hardware, maintenance, training, integration, end user computing`,
  frozen: `frozen, freeze, fixed, locked, baselined, signed off, final, approved, complete, completed,
    finished, agreed, settled`,
  'stage-words': `analysis, design, build, testing, development, coding, implementation, requirements, specification,
    construction`,
  similar: `or equivalent, equivalent, or similar, similar, such as, for example, compatible, e g, like,
    comparable, or better, any other, alternative`,
};

const known = new Map<string, readonly (readonly string[])[]>();

export const conceptNames: readonly string[] = Object.keys(table);

export const isConcept = (name: string): boolean => Object.hasOwn(table, name);

/** The runs of stems of a concept; none where there is no such concept. Made when they are first asked for. */
export function conceptRuns(name: string): readonly (readonly string[])[] {
  let made = known.get(name);
  if (!made) known.set(name, (made = isConcept(name) ? runsOf(table[name] ?? '') : []));
  return made;
}

function runsOf(list: string): (readonly string[])[] {
  const runs = new Map(
    list.split(',').map((source) => {
      const word = source.trim();
      const run = word.startsWith('=') ? [word] : stemsOf(word);
      return [run.join(' '), run];
    }),
  );
  return [...runs.values()];
}
