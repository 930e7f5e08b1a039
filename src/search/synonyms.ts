/**
 * What people of this field call the same thing, as data. A query is widened by it; the words that were typed always
 * weigh more. One entry a line; order does not matter. Words are compared by their stems, so one form of each is enough.
 */

/** `short form = what it stands for`. Either is found by the other; several meanings stand on several lines. */
export const abbreviations = `
2fa = two factor authentication
a&a = security accreditation
a11y = accessibility
abac = access control
acr = accessibility conformance report
ada = accessibility disabled
adr = architecture decision record
ai = artificial intelligence
ams = application support
aoa = analysis of alternatives
apm = application performance monitoring
arb = architecture review board
ato = authority to operate
atrs = algorithmic transparency record
bau = business as usual
bc = business continuity
bcp = business continuity plan
bdd = automated tests
bpa = blanket purchase agreement
byod = bring your own device
cab = change advisory board
capex = investment
cba = cost benefit analysis
ccs = crown commercial service
ccs = buying framework
cd = continuous delivery
cdio = digital leader
cdn = caching
cdo = digital leader
cdp = carbon reporting
ci = continuous integration
cicd = continuous integration delivery
ciso = security risk owner
clin = contract line item
cmdb = dependency map
cms = content publishing
coop = business continuity
cop = code of practice
cor = contracting officer representative
cots = commercial off the shelf
cpic = spend approval
crm = customer relationship management
crp = carbon reduction plan
csat = customer satisfaction
cto = technology leadership
cui = classified information
cve = vulnerability
cx = user satisfaction
dast = security testing
dba = database administration
dc = data centre
ddat = digital data and technology
ddos = attack capacity
dlp = data loss prevention
dma = delivery model assessment
dos = digital outcomes and specialists
dos = buying framework
dpa = data protection act
dpa = data processing agreement
dpia = data protection impact assessment
dpo = data protection
dps = dynamic purchasing system
dr = disaster recovery
dsa = data sharing agreement
dsar = subject access request
ea = enterprise architecture
ea = enterprise agreement
edi = data exchange
eda = event driven
edrms = records management
ela = enterprise licence agreement
eol = end of life
eos = end of support
erp = back office finance hr
esb = middleware integration point to point
esg = social value sustainability
etl = batch data integration feed
euc = end user computing
eula = licence terms
faas = serverless
fbc = full business case
fedramp = cloud security authorisation
ffp = firm fixed price
fips = government cryptography
fisma = security compliance
foi = freedom of information
foia = freedom of information
foss = free open source software
floss = free open source software
frand = fair reasonable licence patents
fte = staff
fud = fear uncertainty doubt
gaap = government as a platform
gcp = google cloud
gdpr = data protection privacy
gds = government digital service
genai = generative artificial intelligence
gfe = government furnished equipment
ghg = emissions
gitops = infrastructure as code
gots = government off the shelf reuse
gpl = open source licence
gsa = buying framework schedule
gwac = buying framework
ha = high availability
hcd = human centred design
hipaa = health privacy
hr = human resources
hsm = key management
http = unencrypted web
iaas = infrastructure as a service
iac = infrastructure as code
iam = access control identity
iao = information asset owner
ict = technology
idiq = indefinite delivery contract vehicle
idp = identity provider
idam = identity access login
idv = identity verification
ids = intrusion detection
ifb = tender
igce = independent government cost estimate
ip = intellectual property
ipr = intellectual property rights
ipaas = integration platform
ir = incident response
ithc = it health check penetration test
itsm = service management support
itt = invitation to tender
jv = joint venture
k8s = kubernetes
kpi = key performance indicator
kyc = identity check
lb = load balancer
lcc = life cycle cost
lds = liquidated damages
llm = artificial intelligence
lpta = lowest price
mam = mobile device management
mdm = master data management
mdm = mobile device management
mdt = multidisciplinary team
mfa = multi factor authentication
ml = machine learning
mou = memorandum of understanding
mpls = private network
msa = master services agreement
msp = managed service provider
mvp = minimum viable product
ncsc = cyber security
nda = confidentiality
nfr = non functional requirements
npv = net present value
nps = net promoter score
o&m = operations and maintenance
obc = outline business case
oci = organisational conflict of interest
odf = open document format
ogl = open government licence
oidc = openid connect login
okr = objectives key results
ola = agreement between suppliers
opex = running cost
oss = open source software
otp = one time password
owasp = security testing
paas = platform as a service
payg = pay as you go
pbc = performance based contract
pci = card payments
pcg = parent company guarantee
pia = privacy impact assessment
pii = personally identifiable information
pin = prior information notice
pki = certificates encryption
pm = product manager
po = product owner
poc = proof of concept
ppn = procurement policy
pqq = supplier qualification
prod = production
psn = public services network
pwa = progressive web app
pws = performance work statement
qa = quality assurance
qasp = quality assurance surveillance plan
raci = roles and responsibilities
raid = risk register
rag = status report
rbac = role based access control
rdp = remote access
rfi = request for information
rfp = request for proposal
rfq = request for quotation
rfx = tender
rmf = security risk authorisation
roi = return on investment
rom = cost estimate
rpa = integration screen scraping
rpo = recovery point objective
rto = recovery time objective
saas = software as a service
saml = single sign on
sar = subject access request
sast = code scanning
sbom = software bill of materials
sca = dependency scanning
scim = accounts
sdk = vendor library
sdlc = development life cycle
section 508 = accessibility
si = systems integrator
siam = service integration and management
siem = security monitoring
siro = senior information risk owner
sla = service level agreement
slo = service level objective
sli = service level indicator
sme = small medium enterprise
smb = small business
soa = service oriented loose coupling
soc = security operations centre
soc2 = cloud assurance
sod = separation of duties
soo = statement of objectives
sor = system of record
sow = statement of work
spa = single page app
spof = single point of failure
sre = site reliability operations
sro = senior responsible owner
ssc = shared service centre
ssdlc = secure development
ssl = encrypted connection
sso = single sign on
ssot = single source of truth
ssp = security plan
t&cs = terms and conditions
t&c = terms and conditions
t&m = time and materials
tco = total cost of ownership
tcop = technology code of practice
tcv = total contract value
tdd = automated tests
tls = encrypted connection
togaf = enterprise architecture
tom = target operating model
tos = terms of service
tps = transactions per second capacity
tupe = staff transfer at exit
uat = user acceptance test
ucd = user centred design
ui = user interface
ur = user research
uri = web address
ux = user research usability
vdi = virtual desktop
vfm = value for money
vm = virtual machine server
voc = user feedback
vpat = accessibility conformance report
vpn = private network
waf = web application firewall
wbs = work breakdown
wcag = accessibility
weee = electronic waste
wlc = whole life cost
zta = zero trust
ztna = zero trust network
`;

/** Words and expressions that mean the same, or nearly: one group a line. */
export const synonyms = `
supplier, vendor, contractor, provider
incumbent, current supplier, existing supplier
bidder, tenderer, offeror, supplier
buyer, purchaser, contracting authority
agency, department, ministry, public body
citizen, public, resident, customer
user, customer
staff, employee, civil servant, official, colleague
contract, agreement, deal
tender, procurement, rfp, solicitation, bid, competition
buy, purchase, procure, acquire
licence, subscription, seat
mobile, cell phone, smartphone, handset, phone
laptop, notebook, computer, pc
cloud, aws, azure, gcp
on premises, on prem, on premise, data centre, server room
data centre, datacentre
data residency, data sovereignty, data location, onshore
abroad, overseas, offshore, other country
login, sign in, log in, log on, signin
sign up, register, registration
password, passphrase, credentials
single sign on, federated login
identity, id, who they are
authentication, login
authorisation, permissions, access control
lock in, locked in, tied in, captive, dependence
lock in, portability, switching
exit, leave, transition out, get out
switch, migrate, change supplier
renew, extend, roll over, prolong, rollover
automatic renewal, auto renew, evergreen, tacit renewal
term, duration, length, period
break clause, termination, cancel, early exit
penalty, service credit, deduction, liquidated damages
liability, indemnity
price, cost, fee, charge
cheap, low price
budget, funding, money
estimate, forecast
savings, efficiency
whole life cost, total cost of ownership, lifetime cost
pay as you go, consumption, usage based
requirement, specification, spec
outcome, result, benefit
brand, make, trademark, product name
off the shelf, packaged, commodity, ready made
bespoke, custom, tailor made, customised
customise, tailor, modify
lot, part, split, break up, divide
small firm, small business, small company, startup, sme
consultant, contractor, agency staff, body shop
outsource, contract out, outsourcing
in house, own staff, insource, inhouse
pilot, trial, proof of concept, prototype, test run
market engagement, supplier day, industry day, market research, rfi
framework, marketplace, contract vehicle, buying route
pipeline of procurement, forward plan, upcoming tenders
insolvency, bankrupt, bust, liquidation, collapse
open source, free software, foss
source code, code, repository, repo
open licence, permissive licence, mit licence
copyright, intellectual property, ownership of code
standard, specification
proprietary, closed, vendor specific
patent, royalty
waiver, exemption, exception, derogation, dispensation
document format, file format, file type
spreadsheet, excel, xlsx, workbook
open data, published data, public dataset
freedom of information, information request
machine readable, structured, csv
personal data, personal information, pii
sensitive, confidential, classified
privacy, data protection
anonymise, pseudonymise, mask, redact
retention, keep, how long kept, storage period
delete, destroy, dispose, purge, erase
archive, preserve, records
consent, permission, opt in
share data, data sharing, pass on data, exchange data
duplicate, copy, replica
master data, golden record, source of truth
identifier, reference number, unique key
api, interface, web service, endpoint
integration, interface, connector, link
middleware, message bus, esb
breaking change, incompatible change, version
deprecate, sunset, retire
decommission, switch off, shut down, retire, turn off
legacy, old system, ageing, aging, heritage, outdated, obsolete
mainframe, cobol, as400
unsupported, end of life, end of support, out of support
modernise, replace, replatform, rewrite
monolith, tightly coupled
microservice, modular, module
loose coupling, decoupled, independent
architecture, design
architecture decision, design decision, decision record
alternative, option
diagram, drawing, model
server, virtual machine, vm
serverless, lambda, functions
container, docker, kubernetes
managed service, hosted service, platform as a service
hosting, data centre, host
vpn, private network, leased line
firewall, allow list, whitelist, ip restriction
encryption, encrypt, tls, ssl, https, cipher
vulnerability, flaw, weakness, cve
patch, update, upgrade
penetration test, pen test, pentest, ethical hacking
hack, breach, attack, intrusion, compromise
incident, outage
ransomware, cyber attack
log, audit trail
least privilege, access rights, admin rights
accreditation, certification, authority to operate
risk owner, risk acceptance
security classification, protective marking, security marking
multi factor, two factor, mfa
usability, easy to use, user friendly, ease of use
plain language, plain english, clear language
form, application
accessibility, disabled, disability, assistive technology
blind, screen reader, visually impaired
digital exclusion, offline, not online, no internet
helpline, phone support, call centre
call centre, contact centre, call center, phone
paper, post, letter, mail, print
rekey, retype, re enter, type again
channel, route
channel shift, move online, digital uptake, take up
drop out, abandon, give up, unfinished
satisfaction, happy, feedback, rating
survey, questionnaire, feedback
metric, measure, indicator, kpi, statistic
dashboard, scorecard
publish, release, make public
research, interview, usability test
journey, end to end
silo, organisational boundary
native app, mobile app, iphone app, android app, app
browser, internet explorer, chrome, firefox
responsive, mobile friendly
design system, component library, style guide, look and feel
logo, branding, visual identity
agile, scrum, iterative, sprint
waterfall, big design up front, stage gate
backlog, user story
change request, change control, scope change
discovery, research phase
technical debt, shortcut, workaround, quick fix, tech debt
refactor, clean up, rework
launch, go live, release
maintenance, support, operate, run
on call, out of hours
devops, build and run
deploy, release, ship, rollout
automation, automatic, scripted
infrastructure as code, terraform, ansible
build pipeline, deployment pipeline
automated test, unit test, regression test
staging, pre production, test environment, uat
live data, production data
monitoring, observability, alerting, telemetry
resilience, fault tolerance, robust
outage, downtime, down
availability, uptime
backup, restore, recovery
disaster recovery, business continuity
load test, performance test, stress test
peak, spike, surge
capacity, scale, throughput
slow, latency, response time, performance
dependency, library, package
component, part
map, inventory, catalogue
reuse, use again, already built, existing
reinvent the wheel, duplicate effort, build again
shared platform, common platform, shared capability
text message, sms, notification, notify
payment, pay, card payment
service owner, product owner, product manager
accountable, responsible, in charge
team, squad
skill, capability, expertise, competence
training, upskill, learning
hire, recruit, recruitment
culture, mindset, behaviour, ways of working
resistance, objection, pushback
leadership, leader, executive, board
governance, oversight, steering
board, committee
sign off, approval, approve, authorise
business case, investment case
stage, tranche, phase
threshold, limit
compliance, conformance, conform
assessment, review, audit
artificial intelligence, ai, machine learning, llm, chatbot, gpt
algorithm, automated decision, computer decision
bias, fairness, discrimination
carbon, emissions, climate, greenhouse
sustainability, green, environment, eco
energy, electricity, power
net zero, carbon neutral
waste, e waste, recycling
social value, community benefit
weighting, score, scoring, marks
minister, politician, secretary of state
knowledge transfer, handover
reversible, change our mind, undo
sunk cost, already spent, money spent, past investment
benchmark, comparison
several suppliers, multiple suppliers, multi vendor
`;

/**
 * `what is asked => what it is about`. A question says with small words what a title says with great ones: these small
 * words are replaced, and the right-hand side counts like typed words of less weight.
 */
export const intents = `
how long can we keep => retention disposal personal data
how long do we keep => retention disposal personal data
how long should we keep => retention disposal personal data
how long does the contract => contract term duration
how long should a contract => contract term duration
how long => duration term length
how much notice => notice warning deprecation
how much security => proportionate security
how much does => cost
how much will => cost whole life
how much should => should cost estimate
how much => cost
how many users => users capacity peak
how often => frequency
how big => size value
how large => size value
how expensive => cost
how do we know => measure evidence
how do we measure => metrics indicators
how safe => security
how secure => security
how fast => performance response time
who owns => ownership rights
who keeps => ownership rights
who decides => decision authority owner
who can decide => decision authority owner
who pays => cost charge
who is accountable => accountable owner
who is responsible => accountable owner
who runs => build and run operations
who maintains => build and run maintenance
who supports => build and run support
who will support => build and run support
who signs => approval
who approves => approval
who is it for => user needs
who is this for => user needs
when can we change => change revisit
when do we stop => retire stop
where is the data => data location residency
where is data => data location residency
where should data => data location residency
where do we host => hosting choice cloud
where to host => hosting choice cloud
what happens when it fails => failure fallback
what happens if it fails => failure fallback
what if it fails => failure fallback
what happens when => failure
what if => contingency
goes down => outage down availability
falls over => failure outage
goes bust => supplier failure insolvency
goes bankrupt => supplier failure insolvency
go out of business => supplier failure insolvency
turn off => switch off retire
get out of => exit leave
get rid of => retire replace
walk away => exit break clause
be stuck with => lock in
too big => size split
too expensive => cost
too long => duration term
too many => fewer
give up => abandon drop out completion
sign off => approval
talk to => engagement
ask for help => help support
build it or buy => make or buy delivery model
build or buy => make or buy delivery model
build vs buy => make or buy delivery model
buy or build => make or buy delivery model
make or buy => delivery model build buy
do it ourselves => in house delivery model
ourselves => in house own
in the open => open public
open up => open publish
same login => single sign on identity service
one login => single sign on identity service
prove who => identity verification
who they say they are => identity verification
log in => login sign in
already exists => reuse existing
already have => existing reuse
already built => reuse existing
already paid => sunk cost
already spent => sunk cost
start again => repeat restart
start from scratch => rebuild reuse
work together => integrate join
talk to each other => integration interface interoperability
on the web => online web
on paper => paper channel
by hand => manual automate
by phone => phone channel
in person => face to face channel
over the phone => phone channel
on their phone => mobile browser device
on a phone => mobile browser device
on a mobile => mobile browser device
out of date => outdated unsupported
out of support => unsupported end of support
end of contract => exit contract end
change our mind => reversible revisit
change supplier => switch exit supplier
change vendor => switch exit supplier
another supplier => switch exit competition
only one supplier => competition lock in
single supplier => lock in disaggregate one supplier
several suppliers => multiple suppliers integration
small companies => small firms sme
small suppliers => small firms sme
name a product => brand name product
name a brand => brand name product
specific product => brand name product
be hacked => incident attack breach
are hacked => incident attack breach
get hacked => incident attack breach
worth the money => value for money
best value => value for money options
fair price => should cost price
real people => users research
real users => users research
without internet => offline assisted
not online => offline assisted
cannot use => assisted help
out of hours => availability support
day and night => availability
all the time => availability continuous
`;

/** Words that people type around what they mean: they count for a little, or everything would be about "need". */
export const weakWords = `
able actually all allowed always answer anything avoid best better case come could different doing done easy enough
everything example fine get getting give given go going good great guidance happen happens help important include including
just keep kind know like long look lot made make making many mean much must need needs new nice now ok okay one order our
people please principle problem put question really right rule rules say see seem set should show something sort still stop
sure take tell thing things think tip tips try trying two use using want wants way ways well work working works
government public policy service services system systems
`;
