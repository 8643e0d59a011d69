// Pure data.

/** Words that a slip makes of words of the bank: after such a slip somebody asks for something else. */
export const WORDS_BY_SLIP: ReadonlySet<string> = new Set(
  `
abridge action address adress aerie agent agrement aking aland alary alays ammount amount anemia
anonym anther ariel armored astroid avert averts avian avise avises aways baboo baches backets
backout baking baning barding basts beach beast beath bender beraking bests betime bider biers bight
biled biling binds bings bisters biter bocked boing boked boking boline boodies booing borers bother
bought bouse bower bowned bowser brach braking brast breds bridemaids bulling caches caching cacks
cahier cains campagne campion canceled cannel caper caping caried caries carrats carter cartes carts
cased cases casing cater cates causal cavas cerated cesarean change charing chesnut chiles chins
chnage chose cieling clints clour clours cocks coked coking comose compete compter compters contact
contactor cooing cooming cories corse cosed coset cosing coting councilor counties covert craked
crated crise cultch curch curing curse cutch cutches cuter daces dairies darer dawing decare decares
decease deceasing deducible deice deigned delate deleing delver desined dessert diable digonal
dimeter diner dioxin dirams diver divers dives diving dopped dress driers duing eards ecomended
ecommended eduction eeven eevning eevnings eland eleted emirate enginers estop everwhere eying
farers father fathered fathers fating favor favour feeze feezing felling fetuses fidge fiend fiends
fiest fight filed filing filling finers firwood flamigos fling fonded forgers forth fostering framer
framers freeing freezer frezer frits froward fueling fuelling fulling funded furth gamin gamming
gapes garage garter gasses gated gater gating gests gilder gilders gildhall gradate grater grund
guider gusts hales haring harts haters hating heathier heathy herse heting hiccupping hight hirstie
histie hokey holing horse hosemen hosing hotel hoten iches insect inulin inure inured jacals joles
kacha kindergartners kitting kyaks lability laders lamas lated lather laves laving layer layers
leally leaner leers leish leves liard libary lighting liked lineman linning lited longe looies
looing loosing losen loure luges lunge lying maches manger mangers marles mater meals mening meres
mering meted meting minster misletoe molding moldy mooving moths nares neeles neighborhood neper
nether nither noels noting ogive olein onces onery overt paced paces pacing paining paise palla
panes panning panted panter panting pants paring parley parton pases paster patent payed payer
payers paying paylist peasant pease pediatrician pervious petering pilar pilow pints planing plated
plater plating plots pluming plyer plyers plying pollicy ponds pones ponts poplar potage poted
precent preforming prent prents prise prised programing punctation quezals rally ramus raped raping
rased rasing readding reame reamed receive recieve recipt recoded recoding recomended recommended
reding reeject reejected refective regraded regrading reined relace relaced relaces renal reorder
retore retried retuned reuse reused reuses ridding rising roated roating roble roking rosted rosting
rubbles ruble ruing rules sable sades sained sains sairs sallow sallowed sallowest sallows salted
samps sander sanding sands sapped sared sated sates satined satins saute sayed scedule sceduled
scoter seals seamer sears seder seeped seeping seers seewing selling sells sending sends senors
septic sering serries sever sewars sheels shets shool shools shots shred shuting sicks siders sides
siens sient sifts signalers signer simulate sined singed sining sinner sinuitis sipping siting siver
skiting sliping slitting sliver solders sones soots sopped sopping sored soring sorts souces sower
sowing sparking sparling spiers spitting sprits staned staning stated stats steaming steard
steerling sting stings stipes stirpes stirs stoke stong stoped styed super suring sweers swing
tacking tacks tailer tails tains taker taler tales tankful tanks tawed tawing teaing teats tench
tending tenty though tings tinking tinks togue toing tones topical trats travelers traveling trials
trined trining trins troat trough trouling trows tubbers tuned tunneling tying tyring unary unbale
uninured upter uxemburg vanish vests vienna waken wakened wakers waking walers waling waning wapped
wapping waring water wether widow widows wight wining witing wresters yogurt yourt
`.split(/\s+/),
);
