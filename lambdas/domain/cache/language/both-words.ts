const ENDING = /(?:ings?|i?ed|i?ers?|i?est|i?es|(?<=[^s])s|ly)$/;

/**
 * Words that one slip turns into other words, of the 67,000 forms of a dictionary (SCOWL's en_US), one for all its
 * forms. A capital is the letter that a slip leaves out, two are those that it swaps.
 */
const MARKED = `
  abLates accuRsed acRidity aCridity acRidly addiCtion addiCtive aILment alRight alterCation alterNation
  amenDable amiCability amiCable amiCably amnesiAc aNesthetic angELs angLers annEals annUals anOther
  anTonymous apprAise arbitrageUr arMrests artSier asHtray automatIon baCkers backSlash backsLide baLdness
  bAluster baNkers barbelL baRbels baRbies barELy baRkers barYons batChes batSman batSmen battLers
  beaUtification beaUtify beDhead beDside beDtimes behaLves bELated belLies bevVies biCkers biLkers bitTers
  bLackboard bliNtzes bLOuses blowZier blueFish bluEish boArder boaSter bogEyman bogEymen bondSman bondSmen
  bonKers bonNier boOgeyman boOgeymen boOgies bookmaRking borDers botCher boUlder boUnces bowLers brAinier
  brAininess breaDths briBers briNdle bRooklet buGLes buNgler burgHers buRgles busBies busHier busHiness
  busTier callOused caMbers caMpers canCers canKers canNons caNtered caNters canTers canTons canvasSes
  canYons caPtion carDers cariBous carNies caRpers carPers carPets carRies cARter caRters carTers carTload
  cartoOn carVers caRvers cARves caSters caSUal catcHall caTches caUtion caYuses celeBrity cERvices
  chaIrwoman chaIrwomen chaIses cHandler chapatTi chaPlet cHattily cHattiness cheWers chillIness chLoral
  chOicer chuckLing ciNders circuitRy cleanSer cleAver climaCtic cliNched cOattail cobbLers codGers
  colliDers coloGnes comBers commonalIty compeERs compILed complAInt compleCted compLete composIted
  composTing concERted concLave concordaNt conducTing conducTive conIfer conservatoIRes coNsign coNterminous
  continGent contRact contractiBle coNvert conVeys coNveys coRdons corKers corNers cornMeal cORoner corOner
  corOnet corporEal coRpses corRals corRespondent coSmically cossetTing countLess countRy countRywide
  courTier courtLier crackLing crEates creEPs creMate creMation crispIness cRoquette croTchet crUises
  cruIses crumbLier cRUses cuMbers curLers curRies cuSpids dabbLers dAemonic dAIries dangLers darNers
  daRters darTers deaRths decRease deDuces deducTible deducTing defecAted defeCated defecAtion defLect
  defLection defLective defLector deIfies delIver demoniAc demoniAcally denAture dePlete dePletion
  deprecIate deprecIation dePrivation dePrive deScant deScent deScries deSigns deSists desSert devilTry
  deWclaw diAereses diAeresis diDOes dinNers discreET discreETness divideNd divorceE dogGies doughTier
  dowNers doWries dowSers dragoOn driVers duMpers earthLier egoTism egoTist egoTistic egoTistical emBitter
  emiGrate emotiCon entRails epideRmic ethNically ethNics ethNological ethNologist ethNology exceRpts
  expatRiate expatRiation exPerts expiRation eXternal facEtious faCulty fagGots fARmer faRther faStback
  faStness faUcets feAster fEatherless feeBler ferRule fibBers fiLches fILers filLers filTers finaGles
  fiNance fiNches fingerLing finIals fiStful fLatness fleshLier fLounder flUorescence flUorescent flyAway
  forAger forborNe forEbear forEgoes forEgone forEwent forgOers formulaTe foUnder foUndling foundLing
  fRaction fRactional fRactious fraGiler frAilly franchiseE freeDman freeDmen frEight freshMen fRiction
  fRictional frizzLing fuEhrer funerEal gabBles gallEons gaMbles gambOled garBage gaRbles garFish garNish
  gARter gaUntlet geMological geMologist geMology geniTally gentIles gerManium gILder gimmickRy glaNces
  glaNdes goLfers goOdlier gooFier gradUate gradUation graFter grandAMs graNder graNter graTins gRayness
  grEater grimIness gripPer groOves groUper grovelLing growLers guiLder guSTier habitUation hairSbreadth
  haLters handIcraft handIwork hardIness harDness hatTers headSman headSmen headwaIters heaRths herMetic
  herMetical herMitage hiNders hitCher homeboDy hominOid honKers hoOvered hoOvers hoRsier hostEler hoStels
  humanEness hurDler immorTal immorTality impAlement impeNded imperiAl imperVious imperViously impRudence
  impRudent inCline indicAted indiCted inducTing infARction infLect infLection inJures inSanity insolVent
  insPect insulAted inSures interBred interlinKing interNment inteRstate isomeTric isotRopic kaffeeklatSch
  kinGship kinSfolk kluDges ladDies lambAdas lamBent lambSkin laminaTe lankIness latChes latTices laUnder
  laWyers leAches leApers leaRner lEathery leAvers leEches licenseE liFters lifTers lightEning lightNing
  liKability liKable linDens linEage lineSman lineSmen linGers linKage litTers liVability liVable loAners
  loTuses loUnger loUvers madrasSa manAger mangLers maniAcally mantEL marITal maRkers markkaA maRshes
  maRtins masHers maSkers masKers maSters masTers matTers meAnder meaSlier meAtier mediCally mediCate
  mediCation mediTate mediTation microwavEable milKers milLers minCers minDers minIster miNster minSter
  minTers miNters minuET minUter misPlay misSuses miSters misTers miStral mistrIal misUses moIstly monKeys
  morSels morTality morTals mortgageE mousSes moUsses navVies neIther neuTral neuTron nickEL niggLers
  nobBles noIsier noIsily noIsiness nursElings nutriMent onomatopoeTic ordInance outlAying outpLace outPlay
  outRage overborNe overdoSing overFlies overheaRd overHeat overlAying overPlay overpLay overRate overshoOt
  pabUlum pacKers palatIal palMate palPate paMpered paMpers pantRies pardOner parEses parIties parSley
  passerSby paSTies pastRies paTella patIent patIOs patroOn patterNing paUpers pEacemaker peerLess peEwees
  peEwits pekinGeses peNdant pERfect perForation pERform personaGe personalIty peStered peSters peWters
  pHeasant phonEying phosphorOus phRases piAzzas piCkers pieRces piLaster pIlaster pimIento pinIons pinYons
  piStons plaIner plAInt plaInts planNer planTers pLayback pLeasant pLeasantry pLUses poISes popUlar poRkers
  poRtability poRtable poRtent poRthole poRtion posTers potentIate potholDers poUnces powDered powDers
  preClude predicAted predicAtion predicAtive predicTable presentIment pRettily pRettiness prickLing
  pRiggish pRiggishness priMers primMer priNces priSons proSper prostRate protegeE pSalmist punSter pursUers
  radiCals raFters raNters raPider rapPers raSpier ratTers rattLers reActor reAgent reAlist reCenter recItal
  recKons reCline recLuse reCorder reDaction reDactor reDcaps reDlining reEfers reEnter reEvaluation
  reFactor reFlate reFlation refLection reForged reGally rehearSing remAinder repaIrable repertoIRes
  reSigned resPell reSpelled reStrain retracTing retRain reTread retSina reveAled reveLries reverTing
  rifFles roaDster roAster rockeTry roGUes roIster roMpers roOster rooSter roTundness ruMbles ruMination
  runAway saleSroom salIVa salIvation salMons saloOns salTine saLutes saLvage sALver saLvers savIors
  scantIly scantIness scARps sChilling scorNers scoUrer scourGing scraggLier scRammed scrapPer scrEams
  scRuffs scRummed scuffLing senIors senSors sentIence sentiMent serIous seRvers settLers shackLing
  sHallowness sharPers shEarer shEaves shoTgun shRedding shriEKs shRills shRines shuttLing siGNer sILver
  sILvered sKinless skiVers slEight slicKers sLickness sLideshow slimIness slUices smoOther smuggLer
  sNappiness snaRkier snEakier sniffLing snorTers snuffLing snuggLing solDIer soldIered solemnNess
  solitaIRes soMberly soMberness sparkLing sparSely sparSeness speckLing sPeediness spinEless sPinless
  spLatted sPlatted spLattered spLices spLiffs spLines spLitting sPlitting spLurge spLutter spLuttered
  spRites spRouts squirMing squirTing staBlemate staBler staPler starKers staRter starTers starTling
  startLing staRves staUnch stickLer stiFles sTimulate sTimulation sTolidity sTolidness stoppLing
  straightAway stRains stRands strangLe stRatus stReaks stReams stRinginess stRingy stripLing stripPing
  stRokes stRopped sTurgeon suBtler subtRopic summonSing supPers supplIant suppliCant swatChes sWingeing
  taCkers tackLers taLkers taMpered tamPers taMpers taNkers tapPers tasTers taSters tatTers tattLers tauNter
  tempTers tenDons tenSors terraPin textuRal tHankful thEreat thereMin thickESt thickSet thOrough thRongs
  thRough tickLers tilLers timbER timBers tinNier tinNiness tippLers titChes titTles toRques tortuRous
  toUpees tracKers trAIls trampLer traNces transMit treadLing treMble trickLing tRopical troubleshoOt
  troUpes truckLing trYouts tuRners turNkey unAlike unBeatable unBeaten unBending unBlock underliNe
  underpLay underPlay undershoOt unfOunded unHarmed unIformed uniNformed unsalEable unsPent unsPoiled
  unTruly uprAising usurPers valIance vaRlets vaRnish verNier verSification verSify vertebraTe voyageUr
  waIters waIVer walkAway waNders wannabeE waRders warTier waSters weakFish wEariness weenSier weighTing
  wheeDled whinGers whiskeRy whoMever whoMsoever whorEish wiDener wiElder winDier wiNdows windRows witChes
  woodSier woodSiness woodSman woodSmen wooFers woolLiness workAday workTable woUnder wRangler wrestLing
  inSulin phRenology myCology myCological cystEine myCosis macaroOn weAther prostRate marTIal staTute infARction
  proSthesis proSthetic inteRstate tortuRous ordInance impRudent mediTation mediTate mediCation peNdant patIent
  popUlar lightNing lightEning poRtion mediCal radiCal faScial myCologist phRenologist cystEinuria celLulose maRiner
  caNdidate menTal proPhase carbOnate coNtest fiLlet lumBar impEtigo tribuTary coRonary comPlaint obliGate
  alLegation alLocution reLegation deLegation sanCtion peRmission reMission saTire pasTor pasTure
  wRiggler xxXviii xxxViii xxxviiI`;

const BOTH_WORDS = new Set(
  MARKED.trim()
    .split(/\s+/)
    .map((marked) => inOrder(wordsOf(marked))),
);

function wordsOf(marked: string): readonly string[] {
  const slipped = marked.replace(
    /[A-Z]+/,
    (letters) => letters.slice(1) + (letters.length > 1 ? letters[0] : ''),
  );
  return [marked.toLowerCase(), slipped.toLowerCase()];
}

/** Whether a slip makes of a word another one that there is, with whatever endings. */
export function areBothWords(one: string, other: string): boolean {
  return BOTH_WORDS.has(inOrder([one, other]));
}

/** Two words without their endings, as one text. */
function inOrder(words: readonly string[]): string {
  return words
    .map((word) => word.replace(ENDING, '').replace(/[ye]$/, ''))
    .sort()
    .join(' ');
}
