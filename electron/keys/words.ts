// Plain Finnish words for the passphrase that the program offers. Runs in main.
// Without ä, ö and å, so that the phrase can be typed on any keyboard when a backup is opened abroad.
import { randomInt } from 'node:crypto'

const text = `
  aalto aamu aapinen aarre aasi aate aatto aava ahven aihe aika aines ainoa ajatus akku akseli ala alku alppi alue
  ananas ankka ankkuri apila aprikoosi apu apuri arki arkku arpa arvo asema asetus asia askartelu askel asteri asu
  asunto atlas aurinko auto autotalli avain avanto avaruus avaus avoin bambu banaani basilika betoni biisi
  biljardi blogi bussi ehto elo elokuu elokuva emo energia enkeli ennuste ero esine esitys etana etu etusivu fakta
  fani farkut fasaani festari filmi finaali flyygeli frakki galleria gaselli gluteeni gorilla grilli haapa
  haarukka haave hai haitari haka halko halla halli haltia halu hame hana hanhi hanka hanki hanska harakka harava
  harja harju harmaa harppu harso hasseli hattu hauki hauli hauska havu hehku heila heimo heinikko helle helma
  helmi helppo hely hepo herkku herne herra hetki hiekka hiha hiihto hiiri hiisi hika hilla hillo hinta hirvi hius
  hiutale hohto hoito holvi honka hopea hotelli huhtikuu huhu huili huippu huivi hunaja huone huopa hupi huuli
  huussi huvi huvila idea ihme ihminen ikkuna ikoni ilma ilmapallo ilme ilo ilta iltapala ilves imuri into isku
  iso istuin itse itu jakku jalava jalka jalokivi jano jaosto jarru jatko joki jono joukko joulu joulukuu jousi
  joutsen juhannus juhla jumppa juna juomalasi juoni juoru juova juttu juuri juusto kaakao kaali kaappi kaari
  kaarna kaava kahle kahva kahvi kahvila kaide kaihdin kaiku kainalo kaisla kaivo kaivos kajo kaktus kala kalastus
  kalenteri kallio kallo kalvo kamari kameli kamera kamiina kampa kana kanala kanava kaneli kanerva kangas kani
  kanki kannel kannu kansi kansio kanto kapea kappale karhu kari karkki karpalo kartta kasa kasvi kasvo katos
  katse katto katu kauha kauhtana kaulus kaunis kauppa kaupunki kaura kauris kausi kaveri kehto kehu kehys keidas
  keikka keinu keisari keitto keksi keli kelkka kello kelta kerho kerma kettu keuhko kevyt kide kieli kielo kierre
  kiila kiille kiipeily kilpa kilpi kimalle kinkku kioski kipsi kirja kirjain kirjasto kirje kirkas kirkko kirnu
  kirppu kirsikka kissa kitara kiuas kivi koala koe kohta koira koitto koivu koje kokki koko kokous kolibri
  kolikko kolo komea kone konsertti kontti kopio koppa kori koriste korkki korko korpi kortti koru korva kosketin
  koski kota koti kotilo koulu kouru kova krapu kruunu kude kudin kuha kuiskaus kuisti kuiva kukka kukkaro kukko
  kulho kulkuri kulma kulta kumi kumpu kuningas kunta kuori kuoro kuosi kupoli kuppi kuri kurki kurkku kurpitsa
  kurssi kuru kuu kuukausi kuuma kuusi kuutamo kuutio kuva kuvasto kuvio kvartsi laakso laama laatikko laatta
  laatu laavu lahja lahti laine laituri laiva lakana laki lakka lakki lammas lampi lamppu lanka lantio lapa
  lapanen lapio lapsi laser lasi lasku lastu lato lattia laukku laulu lauma lautanen lautta lava lavuaari lehmus
  lehti lehto leija leijona leikki leima leipuri leiri lelu lemmikki lepakko lepo leppoisa letku letti leuka
  liekki liesi lieska liike liina liitin liito liitu lilja linja linko linna lintu lippis lippu lisko lista liukas
  lohi lohko loikka loimu loiste loisto lokakuu lokero lokki loma lompakko loru lossi louhos lounas luento luistin
  luisto lukio lukko luku lumi lumme luola luonto luotsi lupa lupiini lusikka luumu luupi luuri luuta maa maalari
  maali maapallo maasto magneetti mahla mahti maila mainos maisema maissi maito maja makea maku malja mallas malli
  malmi malva manner mansikka manteli mantere marja marmeladi marmori marsu maski maskotti masto matala matka
  matkaaja matto meduusa mehu meikki meininki meloni melonta meno meri merkki mesi messinki metalli metri metro
  metso miekka mieli mies mikki minttu minuutti mitali mitta moottori mopo moppi morsian muikku muisti muki multa
  muna munkki muoti muoto muovi murea muru museo musta muste mustikka mutka mutteri muusikko naali naamio naava
  nahka nalle napa nappi nappula naru nasta nauha nauris nauru navakka navetta neilikka nero neste netti neule
  neuvo niemi niini niitty nimi nippu niska nisu nivel nokka nokkonen nopea nopsa norppa norsu nosturi notko nousu
  nousukas nukke numero nummi nuoli nuori nuotio nuotti nuppi nurkka nurmi nuttu ohje ohra ohut oikea oiva
  oivallus oja oksa olki oma omena ommel onki onni ooppera opaali opas opus oras orava orkesteri orkidea orvokki
  osa osasto ostos osuma osuus otava ote otsa otsikko ottelu outo ovela ovi ovikello paahto paali paatti paikka
  paimen paino paita paja paju paketti pakka pakki pako pala palapeli palju palkinto palkki pallo palmu palo
  palsta palvelu pamppu paneeli panimo pankki pannu panta paperi paprika papu paraati parru parsa parta parveke
  parvi passi pasta pastilli pasuuna patja pato patsas patteri paukku paussi pehmo peikko peili peippo peitto peli
  pelikaani pelkistys pelto penaali penger penkki pensas pensseli perhe perho perhonen peruna pesu pesukone peto
  peukalo piano pidot pieni piha pihka pihlaja pihvi piikki piippu piirakka piiri piironki piirros pikari pikku
  pilari pilkki pilli pilvi pinaatti pinkki pino pinta pioni pipari pipo pirta pisama pisara piste pitko pitsi
  poiju poika poimu pokaali polkka polku polte pomppu poni pora porkka porkkana poro porras portti posetiivi
  posliini possu posti potku poukama pouta prinssi profiili puhe puhelin puhuri puisto pujo pukki puku pulkka
  pulla pulmu pumppu punos puola puolukka puomi purje purkki puro pursi pusero pussi pusu putki puu puuha puukko
  puuma puuro puuska puutarha puuteri raami radio raha raikas raita raja rakas rakennus raketti rako ralli ranka
  ranne rannikko ranta raparperi rapu rasia rastas rasti rata ratas ratikka ratsu rauha rauta ravintola reaktio
  reipas reisi reki remmi rento reppu retki reuna revontuli riemu rieska riihi riikki riimu riippu riisi riista
  rima rinne rinta ripa ripsi risti risu ritari ritsa rivi robotti rohkea roihu rokka roska rotko routa rouva ruis
  ruisku rukki ruletti rumpu runko runo runsas ruoho ruoka ruori ruoste rusetti rusina ruska ruskea rusko ruudukko
  ruusu ruutu ruuvi saapas saari saaristo saavi sade safiiri saha saippua sakset salaatti salama sali salko salmi
  salmiakki salo samba sametti sammakko sammal sampo sana sandaali sanko sarana sarja sarka sarvi satama satu
  sauna sauva savi savu seikka seikkailu seimi sello seppele seteli seura seutu sielu sienet sieni sifoni sihteeri
  siili siima siimes siipi siirto siisti siivous sika silakka silinteri silkki silli silmu silmukka silta simpukka
  sinappi sinetti sinfonia sini sirkku sirkus siru sisko sisu sitruuna sivu sohva soihtu sointu soitin solki
  solmio solmu sopiva sopraano sopu sora sorsa sorvi sose sotka soutu suihku sukka sukkula suklaa suksi sula sulka
  sumu suoja suola suomi suoni suora suosikki suppilo susi suu suudelma suukko suunta suuri suvi sviitti taajuus
  tabletti tahko tahna tahra tahti taide taika taikina taimen taimi taivas takka takki taksi talja talkoot talli
  talo talvi tammi tammikuu tango tanko tanssi tapa tapaus tapetti tappi tarha tarhuri tarina tarjotin tarra
  tasanko tasapaino tasku taso tatami tatti tauko taulu tausta tavara tavu teatteri tehdas teippi tela teline
  teltta tenori terho termos terva terveys tiara tie tieto tiikeri tiili tiira tikas tikka tikku tila tilaus
  tilkku timantti timjami tina tipu tiski tivoli toffee tohveli toimi toive tomaatti tonni tontti tonttu tori
  torni torppa torvi toukka toukokuu traktori trumpetti tuhka tuikku tuisku tuki tukka tukki tuli tulkki tulppa
  tulppaani tulva tumma tundra tunne tunneli tunti tuntuma tuohi tuoksu tuoli tuomi tuore tupa turkki turva turve
  tutka tuttu tuuba tuulahdus tuuli tuuma tuutti uimuri ukko ukkonen ulappa ullakko unelma uni uoma upea urakka
  urheilu urku uros urut usva utu uuni uusi uutinen vaahtera vaahto vaaka vaalea vaate vadelma vaellus vaha vahti
  vahva vaihde vaijeri vaippa vaja vakka valas valkea valmis valo valssi valtti vana vanha vanilja vanne vapa
  vapaa vappu varis varjo varpu varsi vartalo varvas vasara vasikka vaski vasta vatkain vauhti vaunu vauva vedin
  vehje veikko veitsi velho veli vene venttiili verho verkko verso verstas vesi veto veturi viehe vieno vieras
  viesti vihannes vihje vihko vihta viikko viila viima viipale viiri viitta viiva vilja vilkku villa villi vilu
  vinssi viola vire virna virpi virsi virta visa viserrys vitriini vitsi viuhka viulu vohveli voi voima vokaali
  volyymi vuode vuohi vuokko vuono vuori vuoro vuosi
`

/** The words that a phrase is drawn from: lower-case, three to nine letters, each once. */
export const phraseWords: readonly string[] = text.trim().split(/\s+/)

/** Randomness of an offered phrase in bits: five draws of 1261 words are 51 bits, each guess costing one Argon2id run. */
export function phraseEntropyBits(wordCount = 5): number {
  return Math.floor(wordCount * Math.log2(phraseWords.length))
}

/** Five words joined by spaces, drawn evenly with the system's own randomness; always at least 15 characters long. */
export function offerPassphrase(wordCount = 5): string {
  return Array.from({ length: wordCount }, () => phraseWords[randomInt(phraseWords.length)] ?? '').join(' ')
}
