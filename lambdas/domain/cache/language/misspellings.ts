/** Words as they are often misspelled, each behind the word that is meant. None of them is a word, however rare. */
const MISSPELLED = `
the teh hte|what waht whta whaat|which whcih whihc|with wiht|that taht thta|this thsi tihs|there thre
their thier|they tehy htey|when wehn whne|where whre wehre|how hwo|have ahve haev|will wil|would woud wuold
could coud cuold|should shoud shuold shold|because becuase becasue beacuse becouse becaus
about abuot abotu aobut|people poeple peopel peple|between betwen beween bewteen betwene|before befroe befor
without withuot wihtout|water wtaer|house hous huose|friend freind frend|doctor docter doctar docotr|ankle ankel
happen hapen happan|swollen swolen|building bulding buidling biulding|training trainning|recycled recycld
change chnage cahnge|changed chnaged cahnged|tallest talest|smaller smaler|turkey turky
definitely definately definatly definetly defiantely definitly|separate seperate|separated seperated
receive recieve|received recieved|believe beleive|achieve acheive|recommend recomend reccomend reccommend
recommended recomended reccomended|restaurant restaraunt restaurent resturant restraunt resteraunt
tomorrow tommorow tommorrow tomorow|beginning begining|beginner begginer|necessary neccessary necesary neccesary
embarrass embarass|embarrassed embarassed|embarrassing embarassing|environment enviroment enviornment
government goverment govenment|language langauge languge langage|different diffrent diferent
difference diffrence diference|differences diffrences diferences|business buisness bussiness busines
address adress addres|account acount accout|apartment appartment|argument arguement|average averge avarage
bicycle bycicle bicyle|breakfast brekfast breakfest|camera camara|cemetery cemetary|cheapest cheepest chepest
chocolate choclate chocolat|colleague collegue|comfortable comfortible confortable|committee commitee
computer computor|congratulations congradulations|conscious concious|cookies cookys|country contry coutry
curiosity curiousity|delicious delicous|describe discribe|diarrhea diarhea diarreah|disappear dissapear
disappoint dissapoint|disease desease diesease|education eductaion|eighth eigth|electricity electricty
exercise excercise exersise exercize|existence existance|expensive expencive expensve
experience experiance expirience|explanation explaination|familiar familar|favorite favorate favrite
february febuary|finally finaly|foreign foriegn|forty fourty|garage garrage|generally generaly|grammar grammer
guarantee garantee guarentee|guitar gitar guitair|gorgeous gorgous|beautiful beutiful beatiful beautifull|height hieght heigth|history hisotry
hospital hosptial hospitol|humorous humerous|hygiene hygeine|immediately immediatly imediately
independent independant|information infomation informaton|insurance insurence insurrance|intelligent inteligent
interesting intresting interisting|island iland|jewelry jewlery|kitchen kichen|knowledge knowlege|laptop labtop
leisure liesure|length lenght|library libary|license lisence|maintenance maintainance maintenence
medicine medecine medicin|millennium millenium|miscellaneous miscelaneous|money moeny|month mounth
mortgage morgage|mountain moutain mountian|muscle mussle|neighbor nieghbor|ninety ninty
noticeable noticable|occasion ocasion occassion|occurred occured|occurrence occurence|often offen
opposite oposite|original orginal|parallel paralel paralell|parliament parliment|password pasword passwrod
perseverance perserverance|physical phisical|picture pitcure|pneumonia neumonia|possession posession
possible possable posible|potatoes potatos|preferred prefered|pregnant pregnent pregant
pregnancy pregnency|prescription perscription|privilege priviledge|probably probly probaly
pronunciation pronounciation|puncture punchure|question qestion quesiton|quickly quikly|receipt reciept
recipe recepie receipe recipie|reference referance|refrigerator refridgerator|religious religous
remember rember remeber|repetition repitition|responsible responsable|rhythm rythm rythym
schedule schedual shedule|secretary secratary|sentence sentance|several severel|similar similiar
sincerely sincerly|speech speach|successful succesful successfull sucessful|surprise suprise
symptom symtom sympton|symptoms symtoms symptons|temperature temperture temprature tempature|therefore therfore
thorough thourough|thousand thousend|through thorugh throught|tongue tounge|toothache toothace|towards torwards
traveling traveing|tribunal tribunel|truly truely|twelfth twelth|umbrella umberella|unfortunately unfortunatly
until untill|usually usualy ususally|vacuum vaccum vacum vaccuum|vegetable vegtable vegatable
vegetables vegtables vegatables|vegetarian vegeterian|vehicle vehical vehicule|vinegar vinager vineger
visible visable|weather wheather|wednesday wendesday wensday wednsday|weight wieght weigth
weird wierd|whether wheter|world wrold worls|writing writting|written writen|yoghurt yougurt
dishwasher dishwaher dishwaser|washing wasing|machine machin mashine|passport pasport|airport airpot
ticket tiket|university univeristy univercity|college colege|student studnet|teacher techer|school shcool scool
christmas chrismas christmass|birthday brithday birtday|anesthetist anasthetist
maneuver manuever maneouver maneouvre manouver
`;

const MEANT = new Map<string, string>();
for (const row of MISSPELLED.trim().split(/[|\n]/)) {
  const [meant, ...misspelled] = row.split(' ') as [string, ...string[]];
  for (const word of misspelled) {
    MEANT.set(word, meant);
  }
}

/** The word that somebody meant who wrote another; the word itself, where nobody knows better. */
export function meantBy(word: string): string {
  const one = /[^s]s$/.test(word) ? MEANT.get(word.slice(0, -1)) : undefined;
  return MEANT.get(word) ?? (one === undefined ? word : `${one}s`);
}
