/* How people ask, as data. Auxiliaries such as should, will and the are left out in comparing: see widen.ts. */

/**
 * `what is asked => what it is about`. A question says with small words what a title says with great ones: these small
 * words are replaced, and the right-hand side counts like typed words of less weight.
 */
export const intents = `
all the time => availability continuous
already built => reuse existing
already exists => reuse existing
already have => existing reuse
already paid => sunk cost
already spent => sunk cost
another supplier => switch exit competition
answerable for => accountable owner
are hacked => incident attack breach
are we allowed => approval policy
ask for help => help support
at night => out of hours availability
be hacked => incident attack breach
be stuck with => lock in
best value => value for money options
build it or buy => make or buy delivery model
build or buy => make or buy delivery model
build vs buy => make or buy delivery model
buy or build => make or buy delivery model
by hand => manual automate
by phone => phone channel
can it cope => capacity peak
cannot use => assisted help
change our mind => reversible revisit
change supplier => switch exit supplier
change vendor => switch exit supplier
cope with => capacity peak resilience
count the cost => cost
cut corners => technical debt shortcut
day and night => availability
do it ourselves => in house delivery model
do they like => satisfaction feedback
do we need permission => approval
end of contract => exit contract end
fair price => should cost price
falls over => failure outage
from scratch => build reuse existing
get hacked => incident attack breach
get our data => data export rights exit
get out of => exit leave
get rid of => retire replace
give up => abandon drop out completion
go out of business => supplier failure insolvency
goes bankrupt => supplier failure insolvency
goes bust => supplier failure insolvency
goes down => outage down availability
how big => size value
how do we choose => options criteria compare
how do we know => measure evidence
how do we leave => exit plan
how do we measure => metrics indicators
how do we pay => pricing payment
how do we prove => evidence test
how do we switch => exit switch supplier
how expensive => cost
how fast => performance response time
how large => size value
how long => duration term length
how long can we keep => retention disposal personal data
how long do we keep => retention disposal personal data
how long does the contract => contract term duration
how long should a contract => contract term duration
how long should we keep => retention disposal personal data
how many users => users capacity peak
how much => cost
how much does => cost
how much notice => notice warning deprecation
how much security => proportionate security
how much should => should cost estimate
how much will => cost whole life
how often => frequency
how safe => security
how secure => security
in person => face to face channel
in the open => open public
is it worth => value cost benefit
keep the lights on => run maintenance availability
keep up to date => patching dependencies upgrade
like for like => extension competition replace
log in => login sign in
made it worse => measure outcomes
make or buy => delivery model build buy
money back => service credits penalty
name a brand => brand name product
name a product => brand name product
not online => offline assisted
on a mobile => mobile browser device
on a phone => mobile browser device
on paper => paper channel
on the shelf => unused licences
on the web => online web
on their phone => mobile browser device
one login => single sign on identity service
only one supplier => competition lock in
open up => open publish
ourselves => in house own
out of date => outdated unsupported
out of hours => availability support
out of support => unsupported end of support
over the phone => phone channel
people outside => public users
people think => satisfaction feedback
pick a winner => product selection options
prove who => identity verification
real people => users research
real users => users research
same login => single sign on identity service
several suppliers => multiple suppliers integration
shut out => barrier exclude competition
sign off => approval
single supplier => lock in disaggregate one supplier
slow at => performance capacity peak
small companies => small firms sme
small suppliers => small firms sme
specific product => brand name product
start again => repeat restart
start from scratch => rebuild reuse
stay up => availability
stop working => failure outage
take it away => exit data export
take over => handover transition exit
talk to => engagement
talk to each other => integration interface interoperability
tell users => communicate warn
the same thing twice => duplicate reuse
to blame => accountable incentives
too big => size split
too expensive => cost
too long => duration term
too many => fewer
too slow => performance capacity
too tight => barrier
trust the supplier => assurance evidence
turn off => switch off retire
walk away => exit break clause
what are we measured => metrics indicators
what do users want => user needs research
what do we measure => metrics indicators
what do we own => ownership rights
what does it cost => cost whole life
what else could => options alternatives
what happens if it fails => failure fallback
what happens when => failure
what happens when it fails => failure fallback
what if => contingency
what if it fails => failure fallback
what problem => problem discovery user needs
what should we measure => metrics indicators
when can we change => change revisit
when do we stop => retire stop
where do we host => hosting choice cloud
where do we start => discovery user needs
where is data => data location residency
where is the data => data location residency
where should data => data location residency
where to host => hosting choice cloud
which option => options compare
who approves => approval
who can decide => decision authority owner
who can see => access privacy
who decides => decision authority owner
who has access => access control least privilege
who is accountable => accountable owner
who is it for => user needs
who is responsible => accountable owner
who is this for => user needs
who keeps => ownership rights
who looks after => owner support maintenance
who maintains => build and run maintenance
who owns => ownership rights
who pays => cost charge
who runs => build and run operations
who says => authority decision
who signs => approval
who supports => build and run support
who they say they are => identity verification
who will support => build and run support
whose fault => accountable incentives
why did we choose => decision record
why do we need => user needs
without internet => offline assisted
work together => integrate join
worth the money => value for money
`;

/** Words that people type around what they mean: they count for a little, or everything would be about "need". */
export const weakWords = `
able accept actually add agree all allow already always amount another answer anyone anything apply ask available avoid aware
back bad become begin believe belong best better big bit bring call carry case certain change clear come comes consider contain
could current currently day deal different difficult directly easy email enough ensure entire even ever every everyday
everything everyone example expect extra fact far few find fine first five follow following four full general get give given
go going good great guidance half happen hard help high hour idea important include instead involve issue just keep kind know
large last late later least leave left less let like line list little long look lot low made main major make many matter mean
meet might minute monday month monthly morning move much must near need new next nice now number offer often ok okay old one
ordinary order our part particular people per person piece place plan please point possible prefer present principle probably
problem proper provide put question quick quickly rather reach read ready real really reason receive relevant remain request
require right round rule safe same say second see seem select send several show side similar simple simply since situation
small someone something sort special specific start state stay still stop sure take tell ten thing think third three time tip
together today toward try two type under understand until upon use usual usually various want way week well whole will wish
word work worry write wrong year yes yet
government public policy service system
`;
