/* What people of this field call the same thing, as data. Words are compared by their stems: one form of each is enough. */

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
