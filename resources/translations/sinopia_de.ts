<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionCategory</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Erase region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bedienfelder</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
</context>
<context>
    <name>ClassEdit</name>
    <message>
        <source>A class needs a name.</source>
        <translation>Eine Klasse braucht einen Namen.</translation>
    </message>
    <message>
        <source>The name is too long; at most 200 bytes.</source>
        <translation>Der Name ist zu lang; höchstens 200 Byte.</translation>
    </message>
    <message>
        <source>There is a class &quot;%1&quot; already; choose another name.</source>
        <translation>Es gibt schon eine Klasse „%1“; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Swap %1 and %2</source>
        <translation>%1 und %2 tauschen</translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation>%1 mit %2 vereinen</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Gruppe von %1</translation>
    </message>
    <message>
        <source>The list is full: 65535 classes.</source>
        <translation>Die Liste ist voll: 65535 Klassen.</translation>
    </message>
    <message>
        <source>New class %1</source>
        <translation>Neue Klasse %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>A list needs at least one class.</source>
        <translation>Eine Liste braucht mindestens eine Klasse.</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>ClassRows</name>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Other classes</source>
        <translation>Andere Klassen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>ExampleTitles</name>
    <message>
        <source>Alpine lake</source>
        <translation>Bergsee</translation>
    </message>
    <message>
        <source>Autumn path</source>
        <translation>Herbstweg</translation>
    </message>
    <message>
        <source>Coast</source>
        <translation>Küste</translation>
    </message>
    <message>
        <source>Desert dunes</source>
        <translation>Wüstendünen</translation>
    </message>
    <message>
        <source>First picture</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Flower meadow</source>
        <translation>Blumenwiese</translation>
    </message>
    <message>
        <source>Moonlit sea</source>
        <translation>Meer im Mondschein</translation>
    </message>
    <message>
        <source>River valley</source>
        <translation>Flusstal</translation>
    </message>
    <message>
        <source>Sunset islands</source>
        <translation>Inseln bei Sonnenuntergang</translation>
    </message>
    <message>
        <source>Winter meadow</source>
        <translation>Winterwiese</translation>
    </message>
</context>
<context>
    <name>ExchangeExport</name>
    <message>
        <source>“%1” and “%2” have the same colour: the classes cannot be read back from this file.</source>
        <translation>„%1“ und „%2“ haben dieselbe Farbe: Die Klassen lassen sich aus dieser Datei nicht zurücklesen.</translation>
    </message>
    <message>
        <source>Pixels without a class of the list are magenta in this file.</source>
        <translation>Pixel ohne eine Klasse der Liste sind in dieser Datei magenta.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>ExchangeImport</name>
    <message>
        <source>Of an OpenRaster file the merged picture is read, not its layers.</source>
        <translation>Aus einer OpenRaster-Datei wird das zusammengesetzte Bild gelesen, nicht seine Ebenen.</translation>
    </message>
</context>
<context>
    <name>ExchangeQuestions</name>
    <message>
        <source>Another size</source>
        <translation>Andere Größe</translation>
    </message>
    <message>
        <source>%1 is %2 pixels, but the document is %3.</source>
        <translation>%1 hat %2 Pixel, das Dokument aber %3.</translation>
    </message>
    <message>
        <source>Scaling changes the picture, never the map.</source>
        <translation>Das Skalieren ändert das Bild, nie die Karte.</translation>
    </message>
    <message>
        <source>Scaling a map takes the nearest pixel: thin parts may be lost.</source>
        <translation>Beim Skalieren einer Karte gilt das nächste Pixel: Dünne Teile können verloren gehen.</translation>
    </message>
    <message>
        <source>&amp;Scale it</source>
        <translation>&amp;Skalieren</translation>
    </message>
    <message>
        <source>Take its &amp;middle</source>
        <translation>Seine &amp;Mitte nehmen</translation>
    </message>
    <message>
        <source>&amp;New document of its size</source>
        <translation>&amp;Neues Dokument in seiner Größe</translation>
    </message>
    <message>
        <source>this document</source>
        <translation>dieses Dokument</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Which image of %1?</source>
        <translation>Welches Bild aus %1?</translation>
    </message>
</context>
<context>
    <name>GenerationOrder</name>
    <message>
        <source>There is no picture whose region could be repainted; generate or open one first.</source>
        <translation>Es gibt kein Bild, dessen Löschbereich neu gemalt werden könnte; erzeugen oder öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>The region is empty; paint over what is to change with the erase brush.</source>
        <translation>Der Löschbereich ist leer; übermalen Sie mit dem Löschpinsel, was sich ändern soll.</translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Your first picture</source>
        <translation>Ihr erstes Bild</translation>
    </message>
    <message>
        <source>1. A small map is open already. Each colour is a class: sky, water, grass and so on. Choose one in the list of classes, or press a number key.</source>
        <translation>1. Eine kleine Karte ist schon geöffnet. Jede Farbe ist eine Klasse: Himmel, Wasser, Gras und so weiter. Wählen Sie eine in der Klassenliste oder drücken Sie eine Zifferntaste.</translation>
    </message>
    <message>
        <source>2. Paint with {tool.brush}. Make the brush larger or smaller with {brush.larger} and {brush.smaller}, or drag with Shift held.</source>
        <translation>2. Malen Sie mit {tool.brush}. Mit {brush.larger} und {brush.smaller} wird der Pinsel größer und kleiner, ebenso durch Ziehen bei gedrückter Umschalttaste.</translation>
    </message>
    <message>
        <source>3. Press {generate.start}. The picture grows step by step over your map; {generate.cancel} stops it at once.</source>
        <translation>3. Drücken Sie {generate.start}. Das Bild entsteht Schritt für Schritt über Ihrer Karte; {generate.cancel} hält es sofort an.</translation>
    </message>
    <message>
        <source>4. Change the map and generate again. {view.compare} switches between the map and the picture.</source>
        <translation>4. Ändern Sie die Karte und erzeugen Sie das Bild neu. {view.compare} wechselt zwischen Karte und Bild.</translation>
    </message>
    <message>
        <source>5. {file.save} keeps everything in one file: map, picture, results and settings.</source>
        <translation>5. {file.save} bewahrt alles in einer Datei: Karte, Bild, Ergebnisse und Einstellungen.</translation>
    </message>
    <message>
        <source>Labelling a photo</source>
        <translation>Ein Foto beschriften</translation>
    </message>
    <message>
        <source>2. Choose a list of classes in the panel of classes; {class.find} finds one by its name.</source>
        <translation>2. Wählen Sie im Bedienfeld der Klassen eine Klassenliste; {class.find} findet eine Klasse nach ihrem Namen.</translation>
    </message>
    <message>
        <source>4. Lock a class that is finished: nothing paints over it then. {tool.pick} takes the class under the pointer, and so does holding Alt or Ctrl with any tool.</source>
        <translation>4. Sperren Sie eine fertige Klasse: Dann übermalt sie nichts mehr. {tool.pick} nimmt die Klasse unter dem Zeiger auf; das geht auch mit jedem Werkzeug bei gedrückter Alt- oder Strg-Taste.</translation>
    </message>
    <message>
        <source>5. Export the map as class PNG, labelme or COCO. What was written is read back and compared.</source>
        <translation>5. Exportieren Sie die Karte als Klassen-PNG, labelme oder COCO. Was geschrieben wurde, wird zurückgelesen und verglichen.</translation>
    </message>
    <message>
        <source>Without a mouse</source>
        <translation>Ohne Maus</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>Wenn etwas schiefgeht</translation>
    </message>
    <message>
        <source>{edit.undo} takes back a thousand strokes and more. Unsaved work is kept at most two seconds behind you; after a crash it is offered again at the next start.</source>
        <translation>{edit.undo} nimmt tausend Striche und mehr zurück. Nicht gespeicherte Arbeit wird höchstens zwei Sekunden hinter Ihnen gesichert; nach einem Absturz wird sie beim nächsten Start wieder angeboten.</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Uses the tool</source>
        <translation>Benutzt das Werkzeug</translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation>Umschalt + Klick</translation>
    </message>
    <message>
        <source>Brushes: a straight line from the last point</source>
        <translation>Pinsel: eine gerade Linie vom letzten Punkt</translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation>Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Brushes: changes the size</source>
        <translation>Pinsel: ändert die Größe</translation>
    </message>
    <message>
        <source>Alt or Ctrl + click</source>
        <translation>Alt oder Strg + Klick</translation>
    </message>
    <message>
        <source>Takes the class under the pointer</source>
        <translation>Nimmt die Klasse unter dem Zeiger auf</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Zooms at the pointer</source>
        <translation>Zoomt am Zeiger</translation>
    </message>
    <message>
        <source>Space + drag, or middle button</source>
        <translation>Leertaste + Ziehen oder mittlere Taste</translation>
    </message>
    <message>
        <source>Moves the view</source>
        <translation>Verschiebt die Ansicht</translation>
    </message>
    <message>
        <source>Enter or double click</source>
        <translation>Eingabe oder Doppelklick</translation>
    </message>
    <message>
        <source>Polygon: closes it</source>
        <translation>Polygon: schließt es</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rücktaste</translation>
    </message>
    <message>
        <source>Polygon: takes the last corner back</source>
        <translation>Polygon: nimmt die letzte Ecke zurück</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>Pressure changes the size of the brush, if that is switched on</source>
        <translation>Der Druck ändert die Pinselgröße, wenn das eingeschaltet ist</translation>
    </message>
    <message>
        <source>Drop a file on the window</source>
        <translation>Eine Datei auf das Fenster ziehen</translation>
    </message>
    <message>
        <source>Opens it: map, picture, project or model</source>
        <translation>Öffnet sie: Karte, Bild, Projekt oder Modell</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>1. Open the photo with {file.open}, or drop it on the window.</source>
        <translation>1. Öffnen Sie das Foto mit {file.open} oder ziehen Sie es auf das Fenster.</translation>
    </message>
    <message>
        <source>Tab walks through the controls, Shift+Tab goes back. On the canvas {panel.hide} hides the panels; {panel.next} takes the keyboard from there to the tool bars and panels. F10 or Alt opens the menus. Single letters never act while a text field has the focus.</source>
        <translation>Tab geht durch die Bedienelemente, Umschalt+Tab zurück. Auf der Leinwand blendet {panel.hide} die Bedienfelder aus; {panel.next} führt die Tastatur von dort zu den Werkzeugleisten und Bedienfeldern. F10 oder Alt öffnet die Menüs. Einzelne Buchstaben lösen nie etwas aus, solange ein Textfeld den Fokus hat.</translation>
    </message>
    <message>
        <source>Several pictures, and how they came about</source>
        <translation>Mehrere Bilder, und wie sie entstanden sind</translation>
    </message>
    <message>
        <source>1. {generate.variations} paints the map several times with other seeds, {generate.variationsRegion} only its region. Click a variation to see it on the canvas; Enter makes it the picture.</source>
        <translation>1. {generate.variations} malt die Karte mehrmals mit anderen Startwerten, {generate.variationsRegion} nur den Löschbereich. Ein Klick zeigt eine Variante auf der Leinwand; die Eingabetaste macht sie zum Bild.</translation>
    </message>
    <message>
        <source>2. Compare shows it beside the picture, “More like this” paints it again with other strength or guidance. Every one is kept in Results until it is discarded.</source>
        <translation>2. „Vergleichen“ zeigt sie neben dem Bild, „Mehr davon“ malt sie noch einmal mit anderer Stärke oder Führung. Jede bleibt in den Ergebnissen, bis sie verworfen wird.</translation>
    </message>
    <message>
        <source>3. {generate.queue} lines up a picture of the map as it is now and paints it when its turn comes, while you go on; it is kept in Results. Alt+Up and Alt+Down change the order, Delete takes one out.</source>
        <translation>3. {generate.queue} reiht ein Bild der Karte ein, wie sie jetzt ist, und malt es, wenn es an der Reihe ist, während Sie weiterarbeiten; es kommt zu den Ergebnissen. Alt+Auf und Alt+Ab ändern die Reihenfolge, Entf nimmt eines heraus.</translation>
    </message>
    <message>
        <source>4. The strip of steps shows how a picture came about: move over it, or drag its slider. The steps can be written to files.</source>
        <translation>4. Der Streifen der Schritte zeigt, wie ein Bild entstanden ist: Fahren Sie darüber oder ziehen Sie seinen Regler. Die Schritte lassen sich in Dateien schreiben.</translation>
    </message>
    <message>
        <source>Changing a part of a picture</source>
        <translation>Einen Teil eines Bildes ändern</translation>
    </message>
    <message>
        <source>1. Generate a picture, or open a photo with {file.open}: it needs no map.</source>
        <translation>1. Erzeugen Sie ein Bild, oder öffnen Sie ein Foto mit {file.open}: Es braucht keine Karte.</translation>
    </message>
    <message>
        <source>2. Paint another class over what is to change. The pixels you change become the region, a little grown; {region.show} shows or hides it. Mark more with {tool.regionBrush} or any other tool, take away with Alt held.</source>
        <translation>2. Malen Sie eine andere Klasse über das, was sich ändern soll. Die geänderten Pixel werden zum Löschbereich, etwas erweitert; {region.show} blendet ihn ein oder aus. Mit {tool.regionBrush} oder jedem anderen Werkzeug markieren Sie mehr, mit gedrückter Alt-Taste weniger.</translation>
    </message>
    <message>
        <source>3. Press {generate.region}. Only the region is painted anew: every pixel outside stays as it is. The next stroke begins a new region.</source>
        <translation>3. Drücken Sie {generate.region}. Nur der Löschbereich wird neu gemalt: Jedes Pixel außerhalb bleibt, wie es ist. Der nächste Strich beginnt einen neuen Löschbereich.</translation>
    </message>
    <message>
        <source>4. {region.erase} lets the classes around a thing take its place. {tool.original} and {region.putBack} bring the picture back as it was before its regions were edited.</source>
        <translation>4. {region.erase} lässt die Klassen rings um ein Ding an seine Stelle treten. {tool.original} und {region.putBack} bringen das Bild zurück, wie es war, bevor Teile neu gemalt wurden.</translation>
    </message>
    <message>
        <source>5. With {generate.live} each stroke is repainted as soon as it ends. Feather, strength and more are in the panel, under “Repainting a region”.</source>
        <translation>5. Mit {generate.live} wird jeder Strich neu gemalt, sobald er endet. Weiche Kante, Stärke und mehr stehen im Bedienfeld unter „Löschbereich neu malen“.</translation>
    </message>
    <message>
        <source>3. Draw around things with {tool.polygon}, paint over them with {tool.brush}, fill areas with {tool.fill}. {tool.smartFill} snaps a rough outline to the edges in the photo. Switch {region.proposes} off if the red of the region is in your way.</source>
        <translation>3. Umfahren Sie Dinge mit {tool.polygon}, übermalen Sie sie mit {tool.brush}, füllen Sie Flächen mit {tool.fill}. {tool.smartFill} zieht einen groben Umriss an die Kanten im Foto. Schalten Sie {region.proposes} aus, wenn das Rot des Löschbereichs stört.</translation>
    </message>
    <message>
        <source>Training a model of your own</source>
        <translation>Ein eigenes Modell trainieren</translation>
    </message>
    <message>
        <source>1. {model.train} opens the training window. Choose a folder of pictures with label maps; every pair is checked at once, and what is wrong is named.</source>
        <translation>1. {model.train} öffnet das Trainingsfenster. Wählen Sie einen Ordner mit Bildern und Klassenkarten; jedes Paar wird sofort geprüft, und was falsch ist, wird genannt.</translation>
    </message>
    <message>
        <source>2. Choose a preset. “Try a step” tells how much memory, disk and time the run will take; “Start training” begins it. All settings are there too, each with a sentence.</source>
        <translation>2. Wählen Sie eine Vorgabe. „Schritt versuchen“ sagt, wie viel Speicher, Platte und Zeit der Lauf braucht; „Training starten“ beginnt ihn. Auch alle Einstellungen sind da, jede mit einem Satz.</translation>
    </message>
    <message>
        <source>3. Watch the loss and the samples. The run goes on when you close the window, or the editor: open it again and choose the run in the list. Pause frees its memory, Continue goes on exactly there.</source>
        <translation>3. Beobachten Sie Verlust und Proben. Der Lauf geht weiter, wenn Sie das Fenster oder den Editor schließen: Öffnen Sie es wieder und wählen Sie den Lauf in der Liste. Pause gibt seinen Speicher frei, Fortsetzen geht genau dort weiter.</translation>
    </message>
    <message>
        <source>4. “Use in the editor” makes a model of the newest save and paints with it; it is in {model.library} from then on.</source>
        <translation>4. „Im Editor nutzen“ macht aus der neuesten Sicherung ein Modell und malt damit; von da an steht es unter {model.library}.</translation>
    </message>
</context>
<context>
    <name>LegendPicture</name>
    <message>
        <source>The legend is too large for a picture.</source>
        <translation>Die Legende ist zu groß für ein Bild.</translation>
    </message>
    <message>
        <source>Picture, classes in use (*.png)</source>
        <translation>Bild, benutzte Klassen (*.png)</translation>
    </message>
    <message>
        <source>Picture, all classes (*.png)</source>
        <translation>Bild, alle Klassen (*.png)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Export the legend</source>
        <translation>Legende exportieren</translation>
    </message>
</context>
<context>
    <name>ModelLibraryDialog</name>
    <message>
        <source>The file %1 is missing from the model&apos;s folder; copy it there.</source>
        <translation>Im Ordner des Modells fehlt die Datei %1; kopieren Sie sie dorthin.</translation>
    </message>
</context>
<context>
    <name>OptionFields</name>
    <message>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <source>DPM-Solver++ 2M</source>
        <translation>DPM-Solver++ 2M</translation>
    </message>
    <message>
        <source>DPM-Solver++ 2M SDE</source>
        <translation>DPM-Solver++ 2M SDE</translation>
    </message>
    <message>
        <source>UniPC</source>
        <translation>UniPC</translation>
    </message>
    <message>
        <source>DDPM is the safe choice for published SDM weights, over about 50 steps.
The others do with fewer steps where the model suits them.</source>
        <translation>DDPM ist mit etwa 50 Schritten die sichere Wahl für veröffentlichte SDM-Gewichte.
Die anderen kommen mit weniger Schritten aus, wenn das Modell zu ihnen passt.</translation>
    </message>
    <message>
        <source>Denoising steps. More take longer; each one shows on the canvas.</source>
        <translation>Entrauschungsschritte. Mehr dauern länger; jeder zeigt sich auf der Leinwand.</translation>
    </message>
    <message>
        <source>How strongly the picture follows the map: noise = null + s × (map − null).
Off at 1 and below, which is twice as fast. The paper&apos;s scale is s − 1:
its 0.5 is 1.5 here.</source>
        <translation>Wie stark das Bild der Karte folgt: Rauschen = leer + s × (Karte − leer).
Bei 1 und darunter aus, was doppelt so schnell ist. Der Wert der Veröffentlichung ist s − 1:
Ihre 0,5 sind hier 1,5.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (%1)</source>
        <translation>Grafikkarte (%1)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the network runs. Automatic takes a graphics card if there is one.</source>
        <translation>Wo das Netz rechnet. „Automatisch“ nimmt eine Grafikkarte, wenn es eine gibt.</translation>
    </message>
    <message>
        <source>32 bit (fp32)</source>
        <translation>32 Bit (fp32)</translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation>16 Bit (bf16)</translation>
    </message>
    <message>
        <source>16 bit (fp16, graphics cards)</source>
        <translation>16 Bit (fp16, Grafikkarten)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Precision of the arithmetic. Automatic takes 16 bit where the machine multiplies it natively.</source>
        <translation>Genauigkeit der Rechnung. „Automatisch“ nimmt 16 Bit, wo die Maschine damit von Haus aus multipliziert.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 Std. %2 min</translation>
    </message>
</context>
<context>
    <name>PublishedModels</name>
    <message>
        <source>How to add one</source>
        <translation>So fügen Sie eines hinzu</translation>
    </message>
    <message>
        <source>Download the checkpoint from the authors&apos; page. Keep its ending (.pt); its name does not matter.</source>
        <translation>Laden Sie den Checkpoint von der Seite der Autoren herunter. Behalten Sie seine Endung (.pt); der Name ist gleichgültig.</translation>
    </message>
    <message>
        <source>Beside it, put a text file with the same name, but ending in .config.json, with the settings given above. Without it the program works out all sizes from the weights and takes 64 channels an attention head, as these checkpoints have.</source>
        <translation>Legen Sie daneben eine Textdatei mit demselben Namen, aber der Endung .config.json, mit den oben angegebenen Einstellungen. Ohne sie ermittelt das Programm alle Größen aus den Gewichten und nimmt 64 Kanäle je Aufmerksamkeitskopf an, wie sie diese Checkpoints haben.</translation>
    </message>
    <message>
        <source>Press “Open a checkpoint…” below and choose the file. Nothing in it is ever run as a program: only its numbers are read.</source>
        <translation>Drücken Sie unten „Checkpoint öffnen …“ und wählen Sie die Datei. Nichts darin wird je als Programm ausgeführt: Nur die Zahlen werden gelesen.</translation>
    </message>
    <message>
        <source>To have it in this list, with names and colours for its classes and at half the size, convert it once:</source>
        <translation>Damit es in dieser Liste steht, mit Namen und Farben für seine Klassen und halb so groß, wandeln Sie es einmal um:</translation>
    </message>
    <message>
        <source>151 classes (150 and “other”), 256×256 pixels, 661 million parameters: 2.6 GB in 32 bits</source>
        <translation>151 Klassen (150 und „other“), 256×256 Pixel, 661 Millionen Parameter: 2,6 GB in 32 Bit</translation>
    </message>
    <message>
        <source>19 classes and the edges between them, 256×256 pixels, 653 million parameters: 2.6 GB in 32 bits</source>
        <translation>19 Klassen und die Kanten zwischen ihnen, 256×256 Pixel, 653 Millionen Parameter: 2,6 GB in 32 Bit</translation>
    </message>
    <message>
        <source>256×256 pixels; the authors give no script for it. Leave the side file out: the number of classes is read from the weights</source>
        <translation>256×256 Pixel; die Autoren geben kein Skript dafür. Lassen Sie die Begleitdatei weg: Die Zahl der Klassen wird aus den Gewichten gelesen</translation>
    </message>
    <message>
        <source>Checkpoints of the original SDM</source>
        <translation>Checkpoints des ursprünglichen SDM</translation>
    </message>
    <message>
        <source>“Semantic Image Synthesis via Diffusion Models” (Wang and others, 2022) introduced the network that Sinopia paints with. Its authors have published these checkpoints; they are theirs, and no licence is stated with them, so ask before you use them for more than study. Nothing is downloaded by Sinopia.</source>
        <translation>„Semantic Image Synthesis via Diffusion Models“ (Wang und andere, 2022) hat das Netz eingeführt, mit dem Sinopia malt. Die Autoren haben diese Checkpoints veröffentlicht; sie gehören ihnen, und eine Lizenz ist nicht genannt, fragen Sie also, bevor Sie sie für mehr als zum Studium verwenden. Sinopia lädt nichts herunter.</translation>
    </message>
    <message>
        <source>Home:</source>
        <translation>Seite:</translation>
    </message>
    <message>
        <source>Side file for %1:</source>
        <translation>Begleitdatei für %1:</translation>
    </message>
    <message>
        <source>For Cityscapes the authors have published pictures, but no checkpoint.</source>
        <translation>Für Cityscapes haben die Autoren Bilder veröffentlicht, aber keinen Checkpoint.</translation>
    </message>
    <message>
        <source>These networks need a graphics card, or minutes a picture. They suit the sampler ddpm with about 50 steps and guidance 1.5.</source>
        <translation>Diese Netze brauchen eine Grafikkarte oder Minuten je Bild. Zu ihnen passt der Sampler ddpm mit etwa 50 Schritten und Führung 1,5.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Sinopia: paint a label map, and guided diffusion paints the picture.</source>
        <translation>Sinopia: Sie malen eine Klassenkarte, und geführte Diffusion malt das Bild.</translation>
    </message>
    <message>
        <source>Model file or folder; the bundled model otherwise.</source>
        <translation>Modelldatei oder -ordner; sonst das mitgelieferte Modell.</translation>
    </message>
    <message>
        <source>Configuration of the checkpoint (JSON).</source>
        <translation>Konfiguration des Checkpoints (JSON).</translation>
    </message>
    <message>
        <source>Log more.</source>
        <translation>Mehr protokollieren.</translation>
    </message>
    <message>
        <source>Project, label map or picture to open.</source>
        <translation>Projekt, Klassenkarte oder Bild, das geöffnet werden soll.</translation>
    </message>
</context>
<context>
    <name>ReconcileDialog</name>
    <message>
        <source>Class of the map</source>
        <translation>Klasse der Karte</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>First at</source>
        <translation>Zuerst bei</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>wird zu</translation>
    </message>
    <message>
        <source>because</source>
        <translation>weil</translation>
    </message>
    <message>
        <source>nothing fits</source>
        <translation>nichts passt</translation>
    </message>
    <message>
        <source>the same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>spelled otherwise</source>
        <translation>andere Schreibweise</translation>
    </message>
    <message>
        <source>singular and plural</source>
        <translation>Einzahl und Mehrzahl</translation>
    </message>
    <message>
        <source>another word for it</source>
        <translation>ein anderes Wort dafür</translation>
    </message>
    <message>
        <source>the same number</source>
        <translation>gleiche Nummer</translation>
    </message>
    <message>
        <source>both mean no class</source>
        <translation>beide bedeuten „keine Klasse“</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>von Ihnen gewählt</translation>
    </message>
</context>
<context>
    <name>ShortcutSchemes</name>
    <message>
        <source>The program&apos;s own keys, near those of Photoshop and Krita.</source>
        <translation>Die eigenen Tasten des Programms, nahe an Photoshop und Krita.</translation>
    </message>
    <message>
        <source>Brush B, fill F, pick P; the view on 1 to 6.</source>
        <translation>Pinsel B, Füllen F, Aufnehmen P; die Ansicht auf 1 bis 6.</translation>
    </message>
    <message>
        <source>Brush P, fill Shift+B, pick O, lasso F, wand U.</source>
        <translation>Pinsel P, Füllen Umschalt+B, Aufnehmen O, Lasso F, Zauberstab U.</translation>
    </message>
    <message>
        <source>Polygons with Ctrl+N, rectangles with Ctrl+R.</source>
        <translation>Polygone mit Strg+N, Rechtecke mit Strg+R.</translation>
    </message>
</context>
<context>
    <name>StepTitle</name>
    <message>
        <source>Brush stroke</source>
        <translation>Pinselstrich</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear region</source>
        <translation>Löschbereich leeren</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fill the region</source>
        <translation>Löschbereich füllen</translation>
    </message>
    <message>
        <source>Fill the selection</source>
        <translation>Auswahl füllen</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Instances from the map</source>
        <translation>Instanzen aus der Karte</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Löschbereich umkehren</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Magic wand</source>
        <translation>Zauberstab</translation>
    </message>
    <message>
        <source>Merge classes</source>
        <translation>Klassen vereinen</translation>
    </message>
    <message>
        <source>Merge instances</source>
        <translation>Instanzen vereinen</translation>
    </message>
    <message>
        <source>New instance layer</source>
        <translation>Neue Instanzebene</translation>
    </message>
    <message>
        <source>Paint the region</source>
        <translation>Löschbereich malen</translation>
    </message>
    <message>
        <source>Paint the selection</source>
        <translation>Auswahl malen</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Region from class</source>
        <translation>Löschbereich aus Klasse</translation>
    </message>
    <message>
        <source>Region from instance</source>
        <translation>Löschbereich aus Instanz</translation>
    </message>
    <message>
        <source>Region from selection</source>
        <translation>Löschbereich aus Auswahl</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>Inseln entfernen</translation>
    </message>
    <message>
        <source>Remove result</source>
        <translation>Ergebnis entfernen</translation>
    </message>
    <message>
        <source>Remove the instance layer</source>
        <translation>Instanzebene entfernen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select class</source>
        <translation>Klasse auswählen</translation>
    </message>
    <message>
        <source>Select instance</source>
        <translation>Instanz auswählen</translation>
    </message>
    <message>
        <source>Selection from region</source>
        <translation>Auswahl aus Löschbereich</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Smart fill</source>
        <translation>Intelligentes Füllen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Smooth the map</source>
        <translation>Karte glätten</translation>
    </message>
    <message>
        <source>Swap classes</source>
        <translation>Klassen tauschen</translation>
    </message>
    <message>
        <source>Take from the region</source>
        <translation>Vom Löschbereich abziehen</translation>
    </message>
    <message>
        <source>Take from the selection</source>
        <translation>Von der Auswahl abziehen</translation>
    </message>
    <message>
        <source>Whole region</source>
        <translation>Alles als Löschbereich</translation>
    </message>
    <message>
        <source>Erase what is in the region</source>
        <translation>Inhalt des Löschbereichs entfernen</translation>
    </message>
    <message>
        <source>Put the original back</source>
        <translation>Original zurückholen</translation>
    </message>
</context>
<context>
    <name>ToolBox</name>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>Paints the current class; Shift-click draws a line, Shift-drag sizes the brush</source>
        <translation>Malt die aktuelle Klasse; Umschalt+Klick zieht eine Linie, Umschalt+Ziehen ändert die Größe</translation>
    </message>
    <message>
        <source>&amp;Erase region brush</source>
        <translation>&amp;Löschbereich-Pinsel</translation>
    </message>
    <message>
        <source>Marks what is made anew</source>
        <translation>Markiert, was neu entsteht</translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation>&amp;Rechteck</translation>
    </message>
    <message>
        <source>Drag from corner to corner; Shift makes a square, Ctrl starts in the middle</source>
        <translation>Von Ecke zu Ecke ziehen; Umschalt macht ein Quadrat, Strg beginnt in der Mitte</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>&amp;Ellipse</translation>
    </message>
    <message>
        <source>Drag from corner to corner; Shift makes a circle, Ctrl starts in the middle</source>
        <translation>Von Ecke zu Ecke ziehen; Umschalt macht einen Kreis, Strg beginnt in der Mitte</translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation>L&amp;asso</translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation>Eine Fläche umfahren</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>P&amp;olygon</translation>
    </message>
    <message>
        <source>Click corner by corner; Enter or a double click closes, Backspace takes one back</source>
        <translation>Ecke für Ecke klicken; Eingabe oder Doppelklick schließt, die Rücktaste nimmt eine zurück</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Gives the area under the pointer the current class</source>
        <translation>Gibt der Fläche unter dem Zeiger die aktuelle Klasse</translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation>&amp;Zauberstab</translation>
    </message>
    <message>
        <source>Selects the area under the pointer; every tool then keeps to the selection</source>
        <translation>Wählt die Fläche unter dem Zeiger aus; jedes Werkzeug hält sich dann an die Auswahl</translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation>&amp;Intelligentes Füllen</translation>
    </message>
    <message>
        <source>Draw roughly around something; the outline snaps to the edges of the picture</source>
        <translation>Etwas grob umfahren; der Umriss rastet an den Kanten des Bildes ein</translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation>&amp;Glätten</translation>
    </message>
    <message>
        <source>Takes steps and specks off the edges under the brush</source>
        <translation>Nimmt Stufen und Sprenkel von den Kanten unter dem Pinsel</translation>
    </message>
    <message>
        <source>&amp;Join instances</source>
        <translation>I&amp;nstanzen vereinen</translation>
    </message>
    <message>
        <source>Drag through several objects: they become one</source>
        <translation>Durch mehrere Objekte ziehen: Sie werden eines</translation>
    </message>
    <message>
        <source>Pic&amp;k a class</source>
        <translation>&amp;Klasse aufnehmen</translation>
    </message>
    <message>
        <source>The class under the pointer becomes the current one; Alt or Ctrl does it with any tool</source>
        <translation>Die Klasse unter dem Zeiger wird die aktuelle; Alt oder Strg tut es mit jedem Werkzeug</translation>
    </message>
    <message>
        <source>Mo&amp;ve the view</source>
        <translation>Ansicht &amp;verschieben</translation>
    </message>
    <message>
        <source>Drag the canvas; the middle button or Space does it with any tool</source>
        <translation>Die Leinwand ziehen; mittlere Taste oder Leertaste tut es mit jedem Werkzeug</translation>
    </message>
    <message>
        <source>&amp;Original brush</source>
        <translation>&amp;Originalpinsel</translation>
    </message>
    <message>
        <source>Paints the picture back as it was before its regions were edited</source>
        <translation>Malt das Bild zurück, wie es war, bevor Teile neu gemalt wurden</translation>
    </message>
</context>
<context>
    <name>TrainingFields</name>
    <message>
        <source>Length, saves and watching</source>
        <translation>Dauer, Sicherungen und Beobachtung</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Pairs and conditions</source>
        <translation>Paare und Bedingungen</translation>
    </message>
    <message>
        <source>Noise and loss</source>
        <translation>Rauschen und Verlust</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The run ends after this many steps in all.</source>
        <translation>Nach so vielen Schritten insgesamt endet der Lauf.</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Sichern alle</translation>
    </message>
    <message>
        <source>Steps between saves. The last three and the best are kept.</source>
        <translation>Schritte zwischen Sicherungen. Die letzten drei und die beste bleiben.</translation>
    </message>
    <message>
        <source>Judge every</source>
        <translation>Prüfen alle</translation>
    </message>
    <message>
        <source>Steps between looks at the held-out pairs; 0: at every save.</source>
        <translation>Schritte zwischen Blicken auf die Prüfpaare; 0: bei jeder Sicherung.</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>Proben alle</translation>
    </message>
    <message>
        <source>Steps between sheets of sample pictures; 0: only when you ask for one.</source>
        <translation>Schritte zwischen Bögen mit Probebildern; 0: nur auf Wunsch.</translation>
    </message>
    <message>
        <source>Report every</source>
        <translation>Melden alle</translation>
    </message>
    <message>
        <source>Steps between points of the loss curve.</source>
        <translation>Schritte zwischen Punkten der Verlustkurve.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Of the weights, the order of the pairs and the noise. The same seed and settings give the same bytes.</source>
        <translation>Der Gewichte, der Reihenfolge der Paare und des Rauschens. Gleicher Startwert und gleiche Einstellungen geben gleiche Bytes.</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Weights to go on from instead of fresh ones: a model&apos;s or a run&apos;s folder, or a file of weights.</source>
        <translation>Gewichte statt frischer: der Ordner eines Modells oder Laufs oder eine Datei mit Gewichten.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Pairs in one step. Larger is steadier and slower.</source>
        <translation>Paare in einem Schritt. Mehr ist ruhiger und langsamer.</translation>
    </message>
    <message>
        <source>Pairs at a time</source>
        <translation>Paare auf einmal</translation>
    </message>
    <message>
        <source>Of the batch, to save memory: the result is the same. 0: all at once.</source>
        <translation>Vom Stapel, um Speicher zu sparen: Das Ergebnis ist dasselbe. 0: alle auf einmal.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far one step goes. Too high and the loss jumps, too low and nothing moves.</source>
        <translation>Wie weit ein Schritt geht. Zu hoch, und der Verlust springt; zu niedrig, und nichts bewegt sich.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Steps over which the rate rises from zero.</source>
        <translation>Schritte, über die die Rate von null ansteigt.</translation>
    </message>
    <message>
        <source>Rate&apos;s course</source>
        <translation>Verlauf der Rate</translation>
    </message>
    <message>
        <source>How the rate falls after the warm-up; cosine and linear reach zero at the horizon.</source>
        <translation>Wie die Rate nach dem Aufwärmen fällt; cosine und linear erreichen am Horizont null.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizont</translation>
    </message>
    <message>
        <source>The step at which the rate has fallen to zero; 0: it stays.</source>
        <translation>Der Schritt, bei dem die Rate auf null gefallen ist; 0: Sie bleibt.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Of AdamW: pulls weights towards zero.</source>
        <translation>Von AdamW: zieht Gewichte gegen null.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Of AdamW: memory of the gradient.</source>
        <translation>Von AdamW: Gedächtnis des Gradienten.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Of AdamW: memory of the gradient&apos;s square.</source>
        <translation>Von AdamW: Gedächtnis des quadrierten Gradienten.</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this; 0: never.</source>
        <translation>Ein längerer Gradient wird hierauf gekürzt; 0: nie.</translation>
    </message>
    <message>
        <source>Averaging rate</source>
        <translation>Mittelungsrate</translation>
    </message>
    <message>
        <source>Of the averaged weights (EMA), which paint the samples and become the model.</source>
        <translation>Der gemittelten Gewichte (EMA), die die Proben malen und das Modell werden.</translation>
    </message>
    <message>
        <source>Further averages</source>
        <translation>Weitere Mittel</translation>
    </message>
    <message>
        <source>Rates of more averages that are saved beside, separated by commas.</source>
        <translation>Raten weiterer Mittel, die daneben gesichert werden, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Average faster at first</source>
        <translation>Anfangs schneller mitteln</translation>
    </message>
    <message>
        <source>The average follows quickly in the first steps instead of keeping the random beginning.</source>
        <translation>Das Mittel folgt in den ersten Schritten rasch, statt den zufälligen Anfang zu behalten.</translation>
    </message>
    <message>
        <source>Name of label maps</source>
        <translation>Name der Klassenkarten</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Sound reads indices as they are and crops; original does bit for bit as the original program.</source>
        <translation>Sound liest Indizes, wie sie sind, und schneidet zu; original macht es Bit für Bit wie das Originalprogramm.</translation>
    </message>
    <message>
        <source>Remap</source>
        <translation>Umdeutung</translation>
    </message>
    <message>
        <source>Values of the label files and the classes they stand for, as JSON: {&quot;255&quot;: &quot;ignore&quot;}.</source>
        <translation>Werte der Kartendateien und die Klassen, für die sie stehen, als JSON: {&quot;255&quot;: &quot;ignore&quot;}.</translation>
    </message>
    <message>
        <source>Crop at random</source>
        <translation>Zufällig zuschneiden</translation>
    </message>
    <message>
        <source>A part of each picture at its own aspect; otherwise the whole is squeezed to the size.</source>
        <translation>Ein Teil jedes Bildes in seinem Seitenverhältnis; sonst wird das Ganze auf die Größe gestaucht.</translation>
    </message>
    <message>
        <source>Mirror at random</source>
        <translation>Zufällig spiegeln</translation>
    </message>
    <message>
        <source>Every other picture is mirrored; not for text or traffic that keeps to one side.</source>
        <translation>Jedes zweite Bild wird gespiegelt; nicht für Schrift oder Verkehr, der eine Seite einhält.</translation>
    </message>
    <message>
        <source>Drop of labels</source>
        <translation>Karten weglassen</translation>
    </message>
    <message>
        <source>Share of pairs without labels, 0 to 1. Guidance needs some, 0.1 to 0.2.</source>
        <translation>Anteil der Paare ohne Karte, 0 bis 1. Die Führung braucht welche, 0.1 bis 0.2.</translation>
    </message>
    <message>
        <source>Drop of style</source>
        <translation>Stil weglassen</translation>
    </message>
    <message>
        <source>Share of pairs whose style is left free, for data with styles.</source>
        <translation>Anteil der Paare mit freiem Stil, bei Daten mit Stilen.</translation>
    </message>
    <message>
        <source>Knows the region</source>
        <translation>Kennt die Region</translation>
    </message>
    <message>
        <source>The network is shown what of a picture is known: repainted regions join without repeats.</source>
        <translation>Das Netz sieht, was von einem Bild bekannt ist: Neu gemalte Regionen fügen sich ohne Wiederholungen ein.</translation>
    </message>
    <message>
        <source>Share with a known part</source>
        <translation>Anteil mit Bekanntem</translation>
    </message>
    <message>
        <source>Of pairs, for a network that knows the region.</source>
        <translation>Der Paare, für ein Netz, das die Region kennt.</translation>
    </message>
    <message>
        <source>Enlarging stage</source>
        <translation>Vergrößernde Stufe</translation>
    </message>
    <message>
        <source>The network learns to enlarge by two instead of painting from nothing.</source>
        <translation>Das Netz lernt, aufs Doppelte zu vergrößern, statt aus dem Nichts zu malen.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>What the network says about a noisy picture: its noise (as the original), the picture, or both mixed.</source>
        <translation>Was das Netz über ein verrauschtes Bild sagt: sein Rauschen (wie das Original), das Bild oder beides gemischt.</translation>
    </message>
    <message>
        <source>Noise schedule</source>
        <translation>Rauschplan</translation>
    </message>
    <message>
        <source>How fast noise comes in; linear as the original, cosine is better below 128 pixels.</source>
        <translation>Wie schnell Rauschen hinzukommt; linear wie das Original, cosine ist unter 128 Pixeln besser.</translation>
    </message>
    <message>
        <source>Noise levels</source>
        <translation>Rauschstufen</translation>
    </message>
    <message>
        <source>Of the noising process; a picture may be painted in fewer.</source>
        <translation>Des Verrauschens; gemalt werden kann ein Bild in weniger.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Above 1: more noise, for large pictures.</source>
        <translation>Über 1: mehr Rauschen, für große Bilder.</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>Varianz</translation>
    </message>
    <message>
        <source>Learned, as the original, or fixed.</source>
        <translation>Gelernt wie im Original oder fest.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Mean squared error, with the variational term where the variance is learned; or that term alone.</source>
        <translation>Mittlerer quadratischer Fehler, mit dem Variationsterm, wo die Varianz gelernt wird; oder dieser Term allein.</translation>
    </message>
    <message>
        <source>Weight of the variational term</source>
        <translation>Gewicht des Variationsterms</translation>
    </message>
    <message>
        <source>1 is the paper&apos;s 0.001 for the sum over all noise levels.</source>
        <translation>1 entspricht den 0.001 des Papiers für die Summe über alle Rauschstufen.</translation>
    </message>
    <message>
        <source>Variational term at the last level</source>
        <translation>Variationsterm auf der letzten Stufe</translation>
    </message>
    <message>
        <source>As the original; off as the diffusers variant.</source>
        <translation>Wie das Original; aus wie die diffusers-Variante.</translation>
    </message>
    <message>
        <source>Choice of noise levels</source>
        <translation>Wahl der Rauschstufen</translation>
    </message>
    <message>
        <source>Evenly, or more often where the loss is large.</source>
        <translation>Gleichmäßig oder öfter dort, wo der Verlust groß ist.</translation>
    </message>
    <message>
        <source>Min-SNR</source>
        <translation>Min-SNR</translation>
    </message>
    <message>
        <source>Evens out the weight of the noise levels, usually 5; 0: off.</source>
        <translation>Gleicht das Gewicht der Rauschstufen aus, üblich ist 5; 0: aus.</translation>
    </message>
    <message>
        <source>Rescale noise levels</source>
        <translation>Rauschstufen umrechnen</translation>
    </message>
    <message>
        <source>The network always sees levels from 0 to 1000, whatever their number.</source>
        <translation>Das Netz sieht immer Stufen von 0 bis 1000, gleich wie viele es sind.</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>Width and height that the network learns at; painted pictures may be larger.</source>
        <translation>Breite und Höhe, bei denen das Netz lernt; gemalte Bilder dürfen größer sein.</translation>
    </message>
    <message>
        <source>Base width</source>
        <translation>Grundbreite</translation>
    </message>
    <message>
        <source>Channels at full size. Twice as many are about four times the work and the weights.</source>
        <translation>Kanäle bei voller Größe. Doppelt so viele sind etwa viermal so viel Arbeit und Gewichte.</translation>
    </message>
    <message>
        <source>Widths of the levels</source>
        <translation>Breiten der Ebenen</translation>
    </message>
    <message>
        <source>Factors, one for each halving, such as 1,1,2,3,4; empty: as the original for the size.</source>
        <translation>Faktoren, einer je Halbierung, etwa 1,1,2,3,4; leer: wie das Original bei der Größe.</translation>
    </message>
    <message>
        <source>Blocks a level</source>
        <translation>Blöcke je Ebene</translation>
    </message>
    <message>
        <source>Residual blocks of the encoder; the decoder has one more.</source>
        <translation>Residualblöcke des Kodierers; der Dekodierer hat einen mehr.</translation>
    </message>
    <message>
        <source>Attention at</source>
        <translation>Aufmerksamkeit bei</translation>
    </message>
    <message>
        <source>Picture sides at which far pixels see one another, such as 32,16,8.</source>
        <translation>Bildseiten, bei denen ferne Pixel einander sehen, etwa 32,16,8.</translation>
    </message>
    <message>
        <source>Width of a head</source>
        <translation>Breite eines Kopfes</translation>
    </message>
    <message>
        <source>Channels of one attention head; -1: the number of heads counts.</source>
        <translation>Kanäle eines Aufmerksamkeitskopfes; -1: Die Zahl der Köpfe gilt.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Used when the width of a head is -1.</source>
        <translation>Gilt, wenn die Breite eines Kopfes -1 ist.</translation>
    </message>
    <message>
        <source>Heads of the decoder</source>
        <translation>Köpfe des Dekodierers</translation>
    </message>
    <message>
        <source>Likewise; -1: as the encoder.</source>
        <translation>Ebenso; -1: wie der Kodierer.</translation>
    </message>
    <message>
        <source>New attention order</source>
        <translation>Neue Aufmerksamkeitsordnung</translation>
    </message>
    <message>
        <source>How queries, keys and values lie; only for weights that were trained so.</source>
        <translation>Wie Anfragen, Schlüssel und Werte liegen; nur für Gewichte, die so trainiert wurden.</translation>
    </message>
    <message>
        <source>Time scales and shifts</source>
        <translation>Zeit skaliert und verschiebt</translation>
    </message>
    <message>
        <source>How the noise level enters a block; otherwise it is added.</source>
        <translation>Wie die Rauschstufe in einen Block kommt; sonst wird sie addiert.</translation>
    </message>
    <message>
        <source>Resample in blocks</source>
        <translation>In Blöcken umrechnen</translation>
    </message>
    <message>
        <source>Otherwise plain convolutions change the size between levels.</source>
        <translation>Sonst ändern einfache Faltungen die Größe zwischen Ebenen.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Ausfall (Dropout)</translation>
    </message>
    <message>
        <source>Share of values left out at random; a little helps with few pairs.</source>
        <translation>Anteil zufällig weggelassener Werte; bei wenigen Paaren hilft ein wenig.</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>Pixels are folded into channels at the ends: 2 is much faster and a little coarser.</source>
        <translation>Pixel werden an den Enden in Kanäle gefaltet: 2 ist viel schneller und etwas gröber.</translation>
    </message>
    <message>
        <source>Groups of the norms</source>
        <translation>Gruppen der Normen</translation>
    </message>
    <message>
        <source>Must divide the channels of every level.</source>
        <translation>Muss die Kanäle jeder Ebene teilen.</translation>
    </message>
    <message>
        <source>Width of the label path</source>
        <translation>Breite des Kartenpfads</translation>
    </message>
    <message>
        <source>Channels between the label map and its scale and shift.</source>
        <translation>Kanäle zwischen der Klassenkarte und ihrer Skalierung und Verschiebung.</translation>
    </message>
    <message>
        <source>Label path</source>
        <translation>Kartenpfad</translation>
    </message>
    <message>
        <source>One for each layer, as the original, or one for each level: a third of the work.</source>
        <translation>Einer je Schicht wie im Original oder einer je Ebene: ein Drittel der Arbeit.</translation>
    </message>
    <message>
        <source>Labels enter at</source>
        <translation>Karten wirken an</translation>
    </message>
    <message>
        <source>Both norms of a block, as the original, or the second only.</source>
        <translation>Beiden Normen eines Blocks wie im Original oder nur der zweiten.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu or cuda:0.</source>
        <translation>auto, cpu oder cuda:0.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>16 bit is faster where the machine knows it; the weights stay at 32 bit.</source>
        <translation>16 Bit ist schneller, wo der Rechner es kann; die Gewichte bleiben bei 32 Bit.</translation>
    </message>
    <message>
        <source>Save memory, take longer</source>
        <translation>Speicher sparen, länger brauchen</translation>
    </message>
    <message>
        <source>Inner values are computed again instead of kept: much less memory, a third more work.</source>
        <translation>Innere Werte werden neu gerechnet statt behalten: viel weniger Speicher, ein Drittel mehr Arbeit.</translation>
    </message>
    <message>
        <source>Dense label path</source>
        <translation>Dichter Kartenpfad</translation>
    </message>
    <message>
        <source>As the paper writes it; slower, with the same result up to rounding.</source>
        <translation>Wie das Papier ihn schreibt; langsamer, bis auf Rundung mit demselben Ergebnis.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Of the network. The same bytes come out only with the same number; 0: one for each core.</source>
        <translation>Des Netzes. Dieselben Bytes gibt es nur bei gleicher Zahl; 0: einer je Kern.</translation>
    </message>
    <message>
        <source>Reading threads</source>
        <translation>Lese-Threads</translation>
    </message>
    <message>
        <source>That read and crop pairs ahead.</source>
        <translation>Die Paare im Voraus lesen und zuschneiden.</translation>
    </message>
    <message>
        <source>Of folders: ${im_id} stands for the picture&apos;s name, as in ${im_id}_gt.png; empty: the same name.</source>
        <translation>Bei Ordnern: ${im_id} steht für den Namen des Bildes, wie in ${im_id}_gt.png; leer: derselbe Name.</translation>
    </message>
    <message>
        <source>Without edges of instances</source>
        <translation>Ohne Kanten von Instanzen</translation>
    </message>
    <message>
        <source>Otherwise one more label channel marks where two things of a class touch.</source>
        <translation>Sonst markiert ein weiterer Kanal, wo sich zwei Dinge einer Klasse berühren.</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>must lie between %1 and %2</source>
        <translation>muss zwischen %1 und %2 liegen</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>must be a number, such as 0.0001 or 1e-4</source>
        <translation>muss eine Zahl sein, etwa 0.0001 oder 1e-4</translation>
    </message>
    <message>
        <source>must be numbers separated by commas</source>
        <translation>müssen Zahlen sein, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>must be width x height, such as 64x64</source>
        <translation>muss Breite x Höhe sein, etwa 64x64</translation>
    </message>
</context>
<context>
    <name>TrainingLaunch</name>
    <message>
        <source>%1 is missing: it does the training. Install the command line beside the editor.</source>
        <translation>%1 fehlt: Es führt das Training aus. Installieren Sie die Befehlszeile neben dem Editor.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1 ließ sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1: no folder for the run can be made there (%2). Choose another folder.</source>
        <translation>%1: Dort lässt sich kein Ordner für den Lauf anlegen (%2). Wählen Sie einen anderen Ordner.</translation>
    </message>
</context>
<context>
    <name>TrainingPresets</name>
    <message>
        <source>Small, 64 × 64</source>
        <translation>Klein, 64 × 64</translation>
    </message>
    <message>
        <source>From a hundred pairs, on any processor: first pictures within an hour, good ones over night.</source>
        <translation>Ab hundert Paaren, auf jedem Prozessor: erste Bilder in einer Stunde, gute über Nacht.</translation>
    </message>
    <message>
        <source>Medium, 128 × 128</source>
        <translation>Mittel, 128 × 128</translation>
    </message>
    <message>
        <source>From a thousand pairs, on a graphics card in hours, or on a many-core processor in days.</source>
        <translation>Ab tausend Paaren, auf einer Grafikkarte in Stunden oder auf einem Prozessor mit vielen Kernen in Tagen.</translation>
    </message>
    <message>
        <source>Large, 256 × 256</source>
        <translation>Groß, 256 × 256</translation>
    </message>
    <message>
        <source>From several thousand pairs, on a graphics card with 16 GB or more, in days.</source>
        <translation>Ab einigen tausend Paaren, auf einer Grafikkarte mit 16 GB oder mehr, in Tagen.</translation>
    </message>
    <message>
        <source>The original&apos;s network, 256 channels wide: for a graphics card with much memory.</source>
        <translation>Das Netz des Originals, 256 Kanäle breit: für eine Grafikkarte mit viel Speicher.</translation>
    </message>
    <message>
        <source>The original&apos;s published recipe, first stage: no labels are dropped.</source>
        <translation>Das veröffentlichte Rezept des Originals, erste Stufe: Keine Klassenkarte wird weggelassen.</translation>
    </message>
    <message>
        <source>The original&apos;s second stage: it goes on from a trained model (“Start from”) and drops labels, which guidance needs.</source>
        <translation>Die zweite Stufe des Originals: Sie setzt ein trainiertes Modell fort („Beginnen mit“) und lässt Klassenkarten weg, was die Führung braucht.</translation>
    </message>
    <message>
        <source>As the original, 32 × 32</source>
        <translation>Wie das Original, 32 × 32</translation>
    </message>
    <message>
        <source>As the original, 64 × 64</source>
        <translation>Wie das Original, 64 × 64</translation>
    </message>
    <message>
        <source>As the original, 128 × 128</source>
        <translation>Wie das Original, 128 × 128</translation>
    </message>
    <message>
        <source>As the original, 256 × 256</source>
        <translation>Wie das Original, 256 × 256</translation>
    </message>
    <message>
        <source>As the original, 512 × 512</source>
        <translation>Wie das Original, 512 × 512</translation>
    </message>
    <message>
        <source>As the original, 512 × 256</source>
        <translation>Wie das Original, 512 × 256</translation>
    </message>
    <message>
        <source>As the original but narrow, 64 × 64</source>
        <translation>Wie das Original, aber schmal, 64 × 64</translation>
    </message>
    <message>
        <source>64 channels wide: for one processor or few pairs.</source>
        <translation>64 Kanäle breit: für einen Prozessor oder wenige Paare.</translation>
    </message>
    <message>
        <source>As the original but narrow, 128 × 128</source>
        <translation>Wie das Original, aber schmal, 128 × 128</translation>
    </message>
    <message>
        <source>Recipe for Cityscapes</source>
        <translation>Rezept für Cityscapes</translation>
    </message>
    <message>
        <source>Recipe for ADE20K</source>
        <translation>Rezept für ADE20K</translation>
    </message>
    <message>
        <source>Recipe for CelebAMask-HQ</source>
        <translation>Rezept für CelebAMask-HQ</translation>
    </message>
    <message>
        <source>Recipe for Cityscapes, second stage</source>
        <translation>Rezept für Cityscapes, zweite Stufe</translation>
    </message>
    <message>
        <source>Recipe for ADE20K, second stage</source>
        <translation>Rezept für ADE20K, zweite Stufe</translation>
    </message>
    <message>
        <source>Recipe for CelebAMask-HQ, second stage</source>
        <translation>Rezept für CelebAMask-HQ, zweite Stufe</translation>
    </message>
</context>
<context>
    <name>TrainingRunState</name>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Died</source>
        <translation>Abgestürzt</translation>
    </message>
</context>
<context>
    <name>sinopia::AboutDialog</name>
    <message>
        <source>About Sinopia</source>
        <translation>Über Sinopia</translation>
    </message>
    <message>
        <source>Sinopia %1</source>
        <translation>Sinopia %1</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnose …</translation>
    </message>
    <message>
        <source>What helps to find a fault, to be copied</source>
        <translation>Was einen Fehler finden hilft, zum Kopieren</translation>
    </message>
    <message>
        <source>Paint a label map, and guided diffusion paints the picture over it. The method: Semantic Image Synthesis via Diffusion Models, &lt;a href=&quot;https://arxiv.org/abs/2207.00050&quot;&gt;arXiv 2207.00050&lt;/a&gt;.</source>
        <translation>Sie malen eine Klassenkarte, und geführte Diffusion malt das Bild darüber. Das Verfahren: Semantic Image Synthesis via Diffusion Models, &lt;a href=&quot;https://arxiv.org/abs/2207.00050&quot;&gt;arXiv 2207.00050&lt;/a&gt;.</translation>
    </message>
    <message>
        <source>A sinopia is the red-earth underdrawing of a fresco.</source>
        <translation>Eine Sinopie ist die Vorzeichnung eines Freskos in roter Erde.</translation>
    </message>
    <message>
        <source>Licence: GNU General Public License, version 3 or later. There is no warranty. &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;Its text&lt;/a&gt;.</source>
        <translation>Lizenz: GNU General Public License, Version 3 oder neuer. Es gibt keine Gewährleistung. &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;Ihr Text&lt;/a&gt;.</translation>
    </message>
    <message>
        <source>Made with Qt %1, LibTorch, OpenCV, SQLite, zstd, libzip, libpng, libjpeg-turbo, spdlog and JSON for Modern C++.</source>
        <translation>Gemacht mit Qt %1, LibTorch, OpenCV, SQLite, zstd, libzip, libpng, libjpeg-turbo, spdlog und JSON for Modern C++.</translation>
    </message>
</context>
<context>
    <name>sinopia::AreaRow</name>
    <message>
        <source>Connected only</source>
        <translation>Nur Zusammenhängendes</translation>
    </message>
    <message>
        <source>Classes of the map</source>
        <translation>Klassen der Karte</translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation>Farben des Bildes</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Where to look for the area</source>
        <translation>Worin die Fläche gesucht wird</translation>
    </message>
    <message>
        <source>What makes an area: pixels of one class, of a similar colour, or of one instance</source>
        <translation>Was eine Fläche ausmacht: Pixel einer Klasse, von ähnlicher Farbe oder einer Instanz</translation>
    </message>
    <message>
        <source>Only what is connected with the clicked pixel; otherwise everywhere</source>
        <translation>Nur was mit dem angeklickten Pixel zusammenhängt; sonst überall</translation>
    </message>
    <message>
        <source>How far a colour may differ from the clicked one, 0 to 255 in each channel</source>
        <translation>Wie weit eine Farbe von der angeklickten abweichen darf, 0 bis 255 in jedem Kanal</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>Toleranz</translation>
    </message>
    <message>
        <source>Area by</source>
        <translation>Fläche nach</translation>
    </message>
</context>
<context>
    <name>sinopia::BrushRow</name>
    <message>
        <source>Brush size</source>
        <translation>Pinselgröße</translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation>Stabilisator</translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation>Druck</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Brush size in pixels</source>
        <translation>Pinselgröße in Pixel</translation>
    </message>
    <message>
        <source>Brush size ( [ and ], with Shift in large steps; or drag with Shift )</source>
        <translation>Pinselgröße ( [ und ], mit Umschalt in großen Schritten; oder mit Umschalt ziehen )</translation>
    </message>
    <message>
        <source>Stabiliser: the further to the right, the more calmly the stroke follows</source>
        <translation>Stabilisator: je weiter rechts, desto ruhiger folgt der Strich</translation>
    </message>
    <message>
        <source>The pressure of a pen sets the size</source>
        <translation>Der Druck eines Stiftes bestimmt die Größe</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Round brush</source>
        <translation>Runder Pinsel</translation>
    </message>
    <message>
        <source>Square brush</source>
        <translation>Quadratischer Pinsel</translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasActions</name>
    <message>
        <source>Canvas &amp;size…</source>
        <translation>Leinwand&amp;größe …</translation>
    </message>
    <message>
        <source>Crops or extends all layers</source>
        <translation>Beschneidet oder erweitert alle Ebenen</translation>
    </message>
    <message>
        <source>S&amp;cale…</source>
        <translation>S&amp;kalieren …</translation>
    </message>
    <message>
        <source>Scales all layers; classes stay exact</source>
        <translation>Skaliert alle Ebenen; Klassen bleiben exakt</translation>
    </message>
    <message>
        <source>Crop to the s&amp;election</source>
        <translation>Auf &amp;Auswahl zuschneiden</translation>
    </message>
    <message>
        <source>Rotate to the &amp;right</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Rotate canvas</source>
        <translation>Leinwand drehen</translation>
    </message>
    <message>
        <source>Rotate to the &amp;left</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Rotate by &amp;180°</source>
        <translation>Um &amp;180° drehen</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>Waagerecht spiegeln</translation>
    </message>
    <message>
        <source>Flip canvas</source>
        <translation>Leinwand spiegeln</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>Senkrecht spiegeln</translation>
    </message>
    <message>
        <source>Crop to the selection</source>
        <translation>Auf Auswahl zuschneiden</translation>
    </message>
    <message>
        <source>&amp;Remove specks…</source>
        <translation>&amp;Sprenkel entfernen …</translation>
    </message>
    <message>
        <source>Small areas take the class around them</source>
        <translation>Kleine Flächen nehmen die Klasse ihrer Umgebung an</translation>
    </message>
    <message>
        <source>Remove specks</source>
        <translation>Sprenkel entfernen</translation>
    </message>
    <message>
        <source>Areas smaller than so many pixels:</source>
        <translation>Flächen mit weniger als so vielen Pixeln:</translation>
    </message>
    <message>
        <source>S&amp;mooth…</source>
        <translation>Gl&amp;ätten …</translation>
    </message>
    <message>
        <source>Edges lose their steps</source>
        <translation>Kanten verlieren ihre Stufen</translation>
    </message>
    <message>
        <source>Smooth the map</source>
        <translation>Karte glätten</translation>
    </message>
    <message>
        <source>Within so many pixels:</source>
        <translation>Innerhalb von so vielen Pixeln:</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1: nothing to change</source>
        <translation>%1: nichts zu ändern</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>Instances from &amp;classes</source>
        <translation>Instanzen aus &amp;Klassen</translation>
    </message>
    <message>
        <source>Each connected area becomes an object of its own</source>
        <translation>Jede zusammenhängende Fläche wird ein eigenes Objekt</translation>
    </message>
    <message>
        <source>&amp;Empty instance layer</source>
        <translation>L&amp;eere Instanzebene</translation>
    </message>
    <message>
        <source>To be painted by hand, object by object</source>
        <translation>Zum Malen von Hand, Objekt für Objekt</translation>
    </message>
    <message>
        <source>&amp;Without instances</source>
        <translation>&amp;Ohne Instanzen</translation>
    </message>
    <message>
        <source>Drops the instance layer</source>
        <translation>Verwirft die Instanzebene</translation>
    </message>
    <message>
        <source>Each connected area is an instance now</source>
        <translation>Jede zusammenhängende Fläche ist nun eine Instanz</translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation>&amp;Instanzen</translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Scale the canvas</source>
        <translation>Leinwand skalieren</translation>
    </message>
    <message>
        <source>Size of the canvas</source>
        <translation>Größe der Leinwand</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Keep the shape</source>
        <translation>&amp;Seitenverhältnis behalten</translation>
    </message>
    <message>
        <source>&amp;New pixels are</source>
        <translation>&amp;Neue Pixel sind</translation>
    </message>
    <message>
        <source>The old canvas lies</source>
        <translation>Die alte Leinwand liegt</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>Klasse 0</translation>
    </message>
    <message>
        <source>top left</source>
        <translation>oben links</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>top right</source>
        <translation>oben rechts</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>in der Mitte</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation>unten links</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation>unten rechts</translation>
    </message>
    <message>
        <source>A map may have at most %1 million pixels.</source>
        <translation>Eine Karte darf höchstens %1 Millionen Pixel haben.</translation>
    </message>
    <message>
        <source>Classes keep their exact numbers: each new pixel takes its nearest old one.</source>
        <translation>Klassen behalten ihre genauen Nummern: Jedes neue Pixel nimmt das nächste alte.</translation>
    </message>
    <message>
        <source>Scale canvas</source>
        <translation>Leinwand skalieren</translation>
    </message>
    <message>
        <source>Resize canvas</source>
        <translation>Leinwandgröße ändern</translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasView</name>
    <message>
        <source>There is no picture yet</source>
        <translation>Es gibt noch kein Bild</translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasWidget</name>
    <message>
        <source>Canvas</source>
        <translation>Leinwand</translation>
    </message>
</context>
<context>
    <name>sinopia::CardBrowser</name>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassActions</name>
    <message>
        <source>Class on key %1</source>
        <translation>Klasse auf Taste %1</translation>
    </message>
    <message>
        <source>The pinned classes first, then the list in its order</source>
        <translation>Zuerst die angehefteten Klassen, dann die Liste in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>Swap the &amp;last two classes</source>
        <translation>Die &amp;letzten zwei Klassen tauschen</translation>
    </message>
    <message>
        <source>&amp;Find a class…</source>
        <translation>Klasse &amp;finden …</translation>
    </message>
    <message>
        <source>&amp;Swap two classes everywhere…</source>
        <translation>Zwei Klassen überall &amp;tauschen …</translation>
    </message>
    <message>
        <source>&amp;Merge a class into another…</source>
        <translation>Eine Klasse mit einer anderen &amp;vereinen …</translation>
    </message>
    <message>
        <source>&amp;Open a label set…</source>
        <translation>Klassenliste ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>classes.json, a GIMP palette or CVAT&apos;s labelmap.txt</source>
        <translation>classes.json, eine GIMP-Palette oder labelmap.txt von CVAT</translation>
    </message>
    <message>
        <source>Open a label set</source>
        <translation>Klassenliste öffnen</translation>
    </message>
    <message>
        <source>Label sets (*.json *.gpl *.txt);;All files (*)</source>
        <translation>Klassenlisten (*.json *.gpl *.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>&amp;Save the label set…</source>
        <translation>Klassenliste &amp;speichern …</translation>
    </message>
    <message>
        <source>Export the &amp;legend…</source>
        <translation>&amp;Legende exportieren …</translation>
    </message>
    <message>
        <source>Colours and names as a picture or text</source>
        <translation>Farben und Namen als Bild oder Text</translation>
    </message>
    <message>
        <source>&amp;Reconcile the classes…</source>
        <translation>Klassen a&amp;bgleichen …</translation>
    </message>
    <message>
        <source>Finds a place for class numbers that are not in the list</source>
        <translation>Findet einen Platz für Klassennummern, die nicht in der Liste stehen</translation>
    </message>
    <message>
        <source>Merge a class into another</source>
        <translation>Eine Klasse mit einer anderen vereinen</translation>
    </message>
    <message>
        <source>Swap two classes</source>
        <translation>Zwei Klassen tauschen</translation>
    </message>
    <message>
        <source>becomes</source>
        <translation>wird zu</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>No pixel changed</source>
        <translation>Kein Pixel hat sich geändert</translation>
    </message>
    <message>
        <source>Label set</source>
        <translation>Klassenliste</translation>
    </message>
    <message>
        <source>The map keeps its own classes; those of %1 are others. Map &gt; Label set brings the question back.</source>
        <translation>Die Karte behält ihre eigenen Klassen; die von %1 sind andere. Karte &gt; Klassenliste bringt die Frage zurück.</translation>
    </message>
    <message>
        <source>Every pixel has a class of the list</source>
        <translation>Jedes Pixel hat eine Klasse der Liste</translation>
    </message>
    <message>
        <source>Save the label set</source>
        <translation>Klassenliste speichern</translation>
    </message>
    <message>
        <source>classes.json (*.json);;GIMP palette (*.gpl);;CVAT label map (*.txt)</source>
        <translation>classes.json (*.json);;GIMP-Palette (*.gpl);;CVAT-Klassenliste (*.txt)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Label &amp;set</source>
        <translation>Klassen&amp;liste</translation>
    </message>
    <message>
        <source>Those of the &amp;model in use</source>
        <translation>Die des benutzten &amp;Modells</translation>
    </message>
    <message>
        <source>What the map needs to be generated from</source>
        <translation>Was die Karte braucht, damit aus ihr erzeugt werden kann</translation>
    </message>
    <message>
        <source>%1, the &amp;model in use</source>
        <translation>%1, das benutzte &amp;Modell</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassChooser</name>
    <message>
        <source>Find a class</source>
        <translation>Klasse finden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassDelegate</name>
    <message>
        <source>New name of the class</source>
        <translation>Neuer Name der Klasse</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassListModel</name>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>class %1, not in the list</source>
        <translation>Klasse %1, nicht in der Liste</translation>
    </message>
    <message>
        <source>The keys 1 to 9 choose these first</source>
        <translation>Die Tasten 1 bis 9 wählen zuerst diese</translation>
    </message>
    <message>
        <source>Click to fold or unfold this group</source>
        <translation>Klicken, um diese Gruppe zu- oder aufzuklappen</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>red %1, green %2, blue %3</source>
        <translation>Rot %1, Grün %2, Blau %3</translation>
    </message>
    <message>
        <source>%1 pixels, %2 % of the map</source>
        <translation>%1 Pixel, %2 % der Karte</translation>
    </message>
    <message>
        <source>Key %1 (the keys 1 to 9 choose pinned classes first, then the others by their numbers)</source>
        <translation>Taste %1 (die Tasten 1 bis 9 wählen zuerst angeheftete Klassen, dann die anderen nach ihren Nummern)</translation>
    </message>
    <message>
        <source>painted with</source>
        <translation>damit wird gemalt</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>Taste %1</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
    <message>
        <source>%1, classes: %2, folded</source>
        <translation>%1, Klassen: %2, zugeklappt</translation>
    </message>
    <message>
        <source>%1, classes: %2</source>
        <translation>%1, Klassen: %2</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassListView</name>
    <message>
        <source>Hidden: the picture shows through. Click to show this class again</source>
        <translation>Ausgeblendet: Das Bild scheint durch. Klicken, um diese Klasse wieder zu zeigen</translation>
    </message>
    <message>
        <source>Click to hide this class in the view; drag over several</source>
        <translation>Klicken blendet diese Klasse in der Ansicht aus; über mehrere ziehen</translation>
    </message>
    <message>
        <source>Locked: no tool paints over this class. Click to unlock it</source>
        <translation>Gesperrt: Kein Werkzeug übermalt diese Klasse. Klicken, um sie freizugeben</translation>
    </message>
    <message>
        <source>Click to lock this class: no tool will paint over it</source>
        <translation>Klicken sperrt diese Klasse: Kein Werkzeug übermalt sie dann</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassMenu</name>
    <message>
        <source>&amp;Export the legend…</source>
        <translation>Legende &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Select everywhere</source>
        <translation>Überall &amp;auswählen</translation>
    </message>
    <message>
        <source>S&amp;wap with…</source>
        <translation>&amp;Tauschen mit …</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;Vereinen mit …</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>L&amp;ösen</translation>
    </message>
    <message>
        <source>&amp;Pin on top</source>
        <translation>Oben an&amp;heften</translation>
    </message>
    <message>
        <source>Un&amp;lock</source>
        <translation>Frei&amp;geben</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>S&amp;perren</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>Ein&amp;blenden</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>Aus&amp;blenden</translation>
    </message>
    <message>
        <source>Show &amp;only this</source>
        <translation>&amp;Nur diese zeigen</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>A&amp;lle zeigen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Change &amp;colour…</source>
        <translation>&amp;Farbe ändern …</translation>
    </message>
    <message>
        <source>Change &amp;group…</source>
        <translation>Gr&amp;uppe ändern …</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>&amp;New class…</source>
        <translation>Neue &amp;Klasse …</translation>
    </message>
    <message>
        <source>Remo&amp;ve…</source>
        <translation>Ent&amp;fernen …</translation>
    </message>
    <message>
        <source>&amp;Hide this group</source>
        <translation>Diese Gruppe aus&amp;blenden</translation>
    </message>
    <message>
        <source>&amp;Show this group</source>
        <translation>Diese Gruppe &amp;einblenden</translation>
    </message>
    <message>
        <source>&amp;Lock this group</source>
        <translation>Diese Gruppe &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Unlock this group</source>
        <translation>Diese Gruppe &amp;freigeben</translation>
    </message>
    <message>
        <source>Show &amp;all classes</source>
        <translation>&amp;Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>&amp;Fold all groups</source>
        <translation>Alle Gruppen &amp;zuklappen</translation>
    </message>
    <message>
        <source>Swap classes</source>
        <translation>Klassen tauschen</translation>
    </message>
    <message>
        <source>All pixels of %1 become the class that you choose here, and the other way round.</source>
        <translation>Alle Pixel von %1 werden zu der Klasse, die Sie hier wählen, und umgekehrt.</translation>
    </message>
    <message>
        <source>Merge a class</source>
        <translation>Klasse vereinen</translation>
    </message>
    <message>
        <source>All %1 pixels of %2 become the class that you choose here.</source>
        <translation>Alle %1 Pixel von %2 werden zu der Klasse, die Sie hier wählen.</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Change the group</source>
        <translation>Gruppe ändern</translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation>Gruppe von %1</translation>
    </message>
    <message>
        <source>Remove a class</source>
        <translation>Klasse entfernen</translation>
    </message>
    <message>
        <source>%1 leaves the list, and the classes after it move up by one number. Its %2 pixels become the class that you choose here.</source>
        <translation>%1 verlässt die Liste, und die Klassen danach rücken um eine Nummer auf. Ihre %2 Pixel werden zu der Klasse, die Sie hier wählen.</translation>
    </message>
    <message>
        <source>Paint with %1</source>
        <translation>Mit %1 malen</translation>
    </message>
    <message>
        <source>Unloc&amp;k all classes</source>
        <translation>Alle Klassen frei&amp;geben</translation>
    </message>
    <message>
        <source>Unfol&amp;d all groups</source>
        <translation>Alle Gruppen a&amp;ufklappen</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassPairDialog</name>
    <message>
        <source>First class</source>
        <translation>Erste Klasse</translation>
    </message>
    <message>
        <source>Second class</source>
        <translation>Zweite Klasse</translation>
    </message>
    <message>
        <source>Everywhere in the map. Locked classes and what is not selected stay.</source>
        <translation>Überall in der Karte. Gesperrte Klassen und was nicht ausgewählt ist, bleiben.</translation>
    </message>
</context>
<context>
    <name>sinopia::ClassPalette</name>
    <message>
        <source>Swap the last two classes (X)</source>
        <translation>Die letzten zwei Klassen tauschen (X)</translation>
    </message>
    <message>
        <source>Swap the last two classes</source>
        <translation>Die letzten zwei Klassen tauschen</translation>
    </message>
    <message>
        <source>Find a class  ( / )</source>
        <translation>Klasse finden  ( / )</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Klasse finden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation>vorher: %1</translation>
    </message>
    <message>
        <source>Type a name, a number or a group (/). Enter takes the first, Down goes to the list</source>
        <translation>Tippen Sie einen Namen, eine Nummer oder eine Gruppe (/). Eingabe nimmt die erste, Pfeil ab geht zur Liste</translation>
    </message>
    <message>
        <source>More for the list of classes</source>
        <translation>Mehr zur Klassenliste</translation>
    </message>
    <message>
        <source>The keys 1 to 9 choose pinned classes first, then the others by their numbers</source>
        <translation>Die Tasten 1 bis 9 wählen zuerst angeheftete Klassen, dann die anderen nach ihren Nummern</translation>
    </message>
    <message>
        <source>Show the hidden classes again</source>
        <translation>Ausgeblendete Klassen wieder zeigen</translation>
    </message>
    <message>
        <source>Pinned classes</source>
        <translation>Angeheftete Klassen</translation>
    </message>
    <message>
        <source>The keys 1 to 9 choose these first</source>
        <translation>Die Tasten 1 bis 9 wählen zuerst diese</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>, %1 in use</source>
        <translation>, %1 benutzt</translation>
    </message>
    <message>
        <source>Show %1 hidden</source>
        <translation>%1 ausgeblendete zeigen</translation>
    </message>
</context>
<context>
    <name>sinopia::CombineRow</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>How a shape joins the region or selection</source>
        <translation>Wie eine Form zum Löschbereich oder zur Auswahl kommt</translation>
    </message>
    <message>
        <source>How a shape joins the region or the selection.
Shift adds, Alt subtracts, both together intersect.</source>
        <translation>Wie eine Form zum Löschbereich oder zur Auswahl kommt.
Umschalt fügt hinzu, Alt zieht ab, beide zusammen schneiden.</translation>
    </message>
</context>
<context>
    <name>sinopia::CommandJob</name>
    <message>
        <source>%1 could not be started: install the command line beside the editor.</source>
        <translation>%1 ließ sich nicht starten: Installieren Sie die Befehlszeile neben dem Editor.</translation>
    </message>
    <message>
        <source>The answer is too long.</source>
        <translation>Die Antwort ist zu lang.</translation>
    </message>
</context>
<context>
    <name>sinopia::DisagreementActions</name>
    <message>
        <source>Where the picture &amp;disobeys the map</source>
        <translation>Wo das Bild der Karte nicht &amp;gehorcht</translation>
    </message>
    <message>
        <source>A network looks at the picture; what it sees as another class than the map says is hatched</source>
        <translation>Ein Netz betrachtet das Bild; was es als eine andere Klasse sieht, als die Karte sagt, wird schraffiert</translation>
    </message>
    <message>
        <source>There is no picture to compare with the map yet</source>
        <translation>Es gibt noch kein Bild, das mit der Karte verglichen werden könnte</translation>
    </message>
    <message>
        <source>Comparing the picture with the map…</source>
        <translation>Das Bild wird mit der Karte verglichen …</translation>
    </message>
    <message>
        <source>From where the picture &amp;disobeys</source>
        <translation>Aus dem, was nicht &amp;gehorcht</translation>
    </message>
    <message>
        <source>The region becomes what is hatched, to be painted anew</source>
        <translation>Der Löschbereich wird, was schraffiert ist, und kann neu gemalt werden</translation>
    </message>
    <message>
        <source>Region from what disobeys</source>
        <translation>Löschbereich aus dem, was nicht gehorcht</translation>
    </message>
    <message>
        <source>Comparing the picture with the map: %1 %</source>
        <translation>Das Bild wird mit der Karte verglichen: %1 %</translation>
    </message>
</context>
<context>
    <name>sinopia::DisagreementLegend</name>
    <message>
        <source>%1 % of %2 is seen as %3</source>
        <translation>%1 % von %2 als %3 gesehen</translation>
    </message>
    <message>
        <source>%1 % of the picture is not judged: the network is not sure of it.</source>
        <translation>%1 % des Bildes werden nicht beurteilt: Das Netz ist sich dort nicht sicher.</translation>
    </message>
    <message>
        <source>%1 % of the map has no class, or one that the network does not know.</source>
        <translation>%1 % der Karte haben keine Klasse oder eine, die das Netz nicht kennt.</translation>
    </message>
    <message numerus="yes">
        <source>Borders that are off by up to %n pixel(s) count as the same.</source>
        <translation>
            <numerusform>Grenzen, die um bis zu %n Pixel abweichen, gelten als gleich.</numerusform>
            <numerusform>Grenzen, die um bis zu %n Pixel abweichen, gelten als gleich.</numerusform>
        </translation>
    </message>
    <message>
        <source>The network errs, too: it has learnt from rendered landscapes only.</source>
        <translation>Auch das Netz irrt: Es hat nur aus gerenderten Landschaften gelernt.</translation>
    </message>
    <message>
        <source>The network knows none of this map&apos;s classes, so it cannot judge the picture</source>
        <translation>Das Netz kennt keine der Klassen dieser Karte und kann das Bild deshalb nicht beurteilen</translation>
    </message>
    <message>
        <source>Nothing here can be judged: no class that the network knows and is sure of</source>
        <translation>Hier lässt sich nichts beurteilen: keine Klasse, die das Netz kennt und deren es sich sicher ist</translation>
    </message>
    <message>
        <source>%1 % as the map says</source>
        <translation>%1 % wie die Karte sagt</translation>
    </message>
    <message>
        <source>%1 % unclear</source>
        <translation>%1 % unklar</translation>
    </message>
</context>
<context>
    <name>sinopia::EditGroup</name>
    <message>
        <source>Repainting a region</source>
        <translation>Löschbereich neu malen</translation>
    </message>
    <message>
        <source>How a region is painted anew, and how edits of the map mark it</source>
        <translation>Wie ein Löschbereich neu gemalt wird und wie Änderungen der Karte ihn markieren</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Outside the region the new fades into the old over so many pixels.
0 is an exact cut: not one pixel outside the region changes.</source>
        <translation>Außerhalb des Löschbereichs geht das Neue über so viele Pixel ins Alte über.
0 ist ein scharfer Schnitt: Kein Pixel außerhalb ändert sich.</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>100 % forgets what was there. Less keeps more of it: for gentle changes.</source>
        <translation>100 % vergisst, was dort war. Weniger behält mehr davon: für sanfte Änderungen.</translation>
    </message>
    <message>
        <source>How often each stretch of steps is noised again and repeated, so that the new suits
the old (RePaint). Each costs as many steps again. 0: none.</source>
        <translation>Wie oft jeder Abschnitt von Schritten wieder verrauscht und wiederholt wird, damit das Neue
zum Alten passt (RePaint). Jede Wiederholung kostet noch einmal so viele Schritte. 0: keine.</translation>
    </message>
    <message>
        <source>How many steps such a stretch has</source>
        <translation>Wie viele Schritte ein solcher Abschnitt hat</translation>
    </message>
    <message>
        <source>How much of the picture around the region the network looks at, in its own pixels.
Less is faster, more suits the whole better.</source>
        <translation>Wie viel vom Bild rings um den Löschbereich das Netz ansieht, in seinen eigenen Pixeln.
Weniger ist schneller, mehr passt besser zum Ganzen.</translation>
    </message>
    <message>
        <source>Only around the region</source>
        <translation>Nur rings um den Löschbereich</translation>
    </message>
    <message>
        <source>Looks at a part of the picture where that is faster. Off: always at the whole.</source>
        <translation>Sieht nur einen Teil des Bildes an, wo das schneller ist. Aus: immer das ganze.</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>Weiche Kante</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Steps a repeat</source>
        <translation>Schritte je Wiederholung</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Edits of the map mark it</source>
        <translation>Änderungen der Karte markieren ihn</translation>
    </message>
    <message>
        <source>While there is a picture, the pixels whose class you change become the region</source>
        <translation>Solange es ein Bild gibt, werden die Pixel, deren Klasse Sie ändern, zum Löschbereich</translation>
    </message>
    <message>
        <source>By so many pixels what an edit of the map marks is grown</source>
        <translation>Um so viele Pixel wird erweitert, was eine Änderung der Karte markiert</translation>
    </message>
    <message>
        <source>Grown by</source>
        <translation>Erweitert um</translation>
    </message>
</context>
<context>
    <name>sinopia::ExchangeController</name>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Only what is selected was replaced.</source>
        <translation>Nur das Ausgewählte wurde ersetzt.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>There is no picture to copy.</source>
        <translation>Es gibt kein Bild zu kopieren.</translation>
    </message>
    <message>
        <source>There is no map or picture on the clipboard.</source>
        <translation>In der Zwischenablage ist weder Karte noch Bild.</translation>
    </message>
    <message>
        <source>The clipboard</source>
        <translation>Die Zwischenablage</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Maps, pictures and annotations (*.png *.jpg *.jpeg *.json *.ora);;All files (*)</source>
        <translation>Karten, Bilder und Annotationen (*.png *.jpg *.jpeg *.json *.ora);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” has the colour of “%2” and was read as that.</source>
        <translation>„%1“ hat die Farbe von „%2“ und wurde so gelesen.</translation>
    </message>
    <message>
        <source>%1: %2 pixels that nothing covers became %3.</source>
        <translation>%1: %2 Pixel, die nichts bedeckt, wurden %3.</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“no class”</source>
        <translation>„keine Klasse“</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1 files (*%2)</source>
        <translation>%1-Dateien (*%2)</translation>
    </message>
</context>
<context>
    <name>sinopia::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>Formate</translation>
    </message>
    <message>
        <source>Class map (PNG)</source>
        <translation>Klassenkarte (PNG)</translation>
    </message>
    <message>
        <source>One number for each pixel, exact: an indexed PNG in the classes’ colours, or grey.</source>
        <translation>Eine Zahl je Pixel, exakt: ein indiziertes PNG in den Farben der Klassen oder grau.</translation>
    </message>
    <message>
        <source>Map in colours (PNG)</source>
        <translation>Karte in Farben (PNG)</translation>
    </message>
    <message>
        <source>The map as it looks, for papers and for programs that read classes by colour.</source>
        <translation>Die Karte, wie sie aussieht, für Veröffentlichungen und für Programme, die Klassen an der Farbe erkennen.</translation>
    </message>
    <message>
        <source>Instances (16-bit PNG)</source>
        <translation>Instanzen (16-Bit-PNG)</translation>
    </message>
    <message>
        <source>The id of each instance, 0 where there is none.</source>
        <translation>Die Nummer jeder Instanz, 0 wo keine ist.</translation>
    </message>
    <message>
        <source>labelme (JSON)</source>
        <translation>labelme (JSON)</translation>
    </message>
    <message>
        <source>Outlines of all areas. labelme and Sinopia draw exactly the same map from them.</source>
        <translation>Umrisse aller Flächen. labelme und Sinopia zeichnen daraus genau dieselbe Karte.</translation>
    </message>
    <message>
        <source>COCO (JSON)</source>
        <translation>COCO (JSON)</translation>
    </message>
    <message>
        <source>Categories, and for each class or instance its shape, area and box.</source>
        <translation>Kategorien und für jede Klasse oder Instanz Form, Fläche und Rahmen.</translation>
    </message>
    <message>
        <source>OpenRaster (layers)</source>
        <translation>OpenRaster (Ebenen)</translation>
    </message>
    <message>
        <source>Picture, map and region as layers, for Krita, GIMP and MyPaint.</source>
        <translation>Bild, Karte und Löschbereich als Ebenen, für Krita, GIMP und MyPaint.</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>Bild (PNG)</translation>
    </message>
    <message>
        <source>Without loss, with the settings that made it in the file.</source>
        <translation>Verlustfrei, mit den Einstellungen, aus denen es entstand.</translation>
    </message>
    <message>
        <source>Picture (JPEG)</source>
        <translation>Bild (JPEG)</translation>
    </message>
    <message>
        <source>Small, a little blurred; with the settings in its comment.</source>
        <translation>Klein, etwas unscharf; mit den Einstellungen im Kommentar.</translation>
    </message>
    <message>
        <source>Every file is read back and compared before it replaces an older one.</source>
        <translation>Jede Datei wird zurückgelesen und verglichen, bevor sie eine ältere ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>This document has no instance layer.</source>
        <translation>Dieses Dokument hat keine Instanzebene.</translation>
    </message>
    <message>
        <source>There is no picture yet: generate or open one first.</source>
        <translation>Es gibt noch kein Bild: Erzeugen oder öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>The class numbers themselves</source>
        <translation>Die Klassennummern selbst</translation>
    </message>
    <message>
        <source>Number the classes as the files of a published data set do</source>
        <translation>Die Klassen so nummerieren wie die Dateien eines veröffentlichten Datensatzes</translation>
    </message>
    <message>
        <source>Always &amp;16 bits</source>
        <translation>Immer &amp;16 Bit</translation>
    </message>
    <message>
        <source>Grey of 16 bits even where 8 would do, for programs that expect it</source>
        <translation>16-Bit-Grau auch dort, wo 8 reichten, für Programme, die das erwarten</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Nummern</translation>
    </message>
    <message>
        <source>Put the &amp;picture into the file</source>
        <translation>Das &amp;Bild in die Datei legen</translation>
    </message>
    <message>
        <source>As labelme&apos;s imageData: larger, but one file is enough</source>
        <translation>Als imageData von labelme: größer, aber eine Datei genügt</translation>
    </message>
    <message>
        <source>Leave class 0 &amp;undrawn as background</source>
        <translation>Klasse 0 als &amp;Hintergrund nicht zeichnen</translation>
    </message>
    <message>
        <source>labelme&apos;s usual way; areas of class 0 inside others are still drawn</source>
        <translation>Wie bei labelme üblich; Flächen der Klasse 0 in anderen werden trotzdem gezeichnet</translation>
    </message>
    <message>
        <source>Polygons, runs where there are holes</source>
        <translation>Polygone, Läufe wo Löcher sind</translation>
    </message>
    <message>
        <source>Run lengths as numbers</source>
        <translation>Lauflängen als Zahlen</translation>
    </message>
    <message>
        <source>Run lengths, packed</source>
        <translation>Lauflängen, gepackt</translation>
    </message>
    <message>
        <source>How the shapes are stored; all of them are exact</source>
        <translation>Wie die Formen gespeichert werden; alle sind exakt</translation>
    </message>
    <message>
        <source>The id of class 0 in the file; COCO itself begins with 1</source>
        <translation>Die Nummer der Klasse 0 in der Datei; COCO selbst beginnt mit 1</translation>
    </message>
    <message>
        <source>&amp;Shapes</source>
        <translation>&amp;Formen</translation>
    </message>
    <message>
        <source>First &amp;category</source>
        <translation>Erste &amp;Kategorie</translation>
    </message>
    <message>
        <source>From 90 on, colours keep their full resolution</source>
        <translation>Ab 90 behalten Farben ihre volle Auflösung</translation>
    </message>
    <message>
        <source>&amp;Quality</source>
        <translation>&amp;Qualität</translation>
    </message>
    <message>
        <source>instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>map-colours</source>
        <translation>Karte-farbig</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Karte</translation>
    </message>
</context>
<context>
    <name>sinopia::FileActions</name>
    <message>
        <source>Opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation>%1 importiert</translation>
    </message>
    <message>
        <source>Wrote and checked %1</source>
        <translation>%1 geschrieben und geprüft</translation>
    </message>
    <message>
        <source>%1: Sinopia does not know this kind of file; open a project, a PNG or JPEG picture, labels or a checkpoint.</source>
        <translation>%1: Diese Art von Datei kennt Sinopia nicht; öffnen Sie ein Projekt, ein PNG- oder JPEG-Bild, Beschriftungen oder einen Checkpoint.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Everything Sinopia reads (*.sinopia *.png *.jpg *.jpeg *.json *.ora);;Projects (*.sinopia);;Maps and pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation>Alles, was Sinopia liest (*.sinopia *.png *.jpg *.jpeg *.json *.ora);;Projekte (*.sinopia);;Karten und Bilder (*.png *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a picture as background</source>
        <translation>Bild als Hintergrund öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation>Bilder (*.png *.jpg *.jpeg);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>unbenannt</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Projekt speichern</translation>
    </message>
    <message>
        <source>Sinopia projects (*.sinopia)</source>
        <translation>Sinopia-Projekte (*.sinopia)</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Saving now would replace what the other program wrote.</source>
        <translation>Wenn Sie jetzt speichern, wird ersetzt, was das andere Programm geschrieben hat.</translation>
    </message>
    <message>
        <source>Save &amp;elsewhere…</source>
        <translation>&amp;Woanders speichern …</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>New map</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>&amp;New map…</source>
        <translation>&amp;Neue Karte …</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>Another editor beside this one; each keeps its own work safe</source>
        <translation>Ein weiterer Editor neben diesem; jeder sichert seine eigene Arbeit</translation>
    </message>
    <message>
        <source>A second window could not be started.</source>
        <translation>Ein zweites Fenster ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>A project, a label map, or a photo to be labelled</source>
        <translation>Ein Projekt, eine Klassenkarte oder ein Foto zum Beschriften</translation>
    </message>
    <message>
        <source>Open picture as &amp;background…</source>
        <translation>Bild als &amp;Hintergrund öffnen …</translation>
    </message>
    <message>
        <source>Puts a picture under the map as it is</source>
        <translation>Legt ein Bild unter die Karte, wie es ist</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>labelme, COCO, coloured maps, instances and more into this map</source>
        <translation>labelme, COCO, farbige Karten, Instanzen und mehr in diese Karte</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Everything in one project file: map, picture, region, results</source>
        <translation>Alles in einer Projektdatei: Karte, Bild, Löschbereich, Ergebnisse</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Class PNG, labelme, COCO, OpenRaster, picture and more</source>
        <translation>Klassen-PNG, labelme, COCO, OpenRaster, Bild und mehr</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Copies what is selected and gives it the class used before</source>
        <translation>Kopiert das Ausgewählte und gibt ihm die zuvor benutzte Klasse</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The selected part of the map, exact for Sinopia and in colours for other programs</source>
        <translation>Der ausgewählte Teil der Karte, exakt für Sinopia und farbig für andere Programme</translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation>&amp;Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Gives the selection the class used before; while the region is painted, empties it there</source>
        <translation>Gibt der Auswahl die zuvor benutzte Klasse; während der Löschbereich gemalt wird, leert es ihn dort</translation>
    </message>
    <message>
        <source>&amp;Fill with the current class</source>
        <translation>Mit der aktuellen Klasse &amp;füllen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt ge&amp;öffnet</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>All of the selection; without one, all of the erase region</source>
        <translation>Die ganze Auswahl; ohne eine den ganzen Löschbereich</translation>
    </message>
</context>
<context>
    <name>sinopia::FileController</name>
    <message>
        <source>%1: class %2 at (%3, %4) is outside the list of %5 classes (%6 such pixels).</source>
        <translation>%1: Klasse %2 bei (%3, %4) liegt außerhalb der Liste von %5 Klassen (%6 solche Pixel).</translation>
    </message>
</context>
<context>
    <name>sinopia::FilmModel</name>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>sinopia::FilmStrip</name>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>The picture as the network expected it at each step</source>
        <translation>Das Bild, wie das Netz es bei jedem Schritt erwartete</translation>
    </message>
    <message>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <source>What the network worked on at each step: the picture with its noise</source>
        <translation>Woran das Netz bei jedem Schritt arbeitete: das Bild mit seinem Rauschen</translation>
    </message>
    <message>
        <source>&amp;Export the steps…</source>
        <translation>Schritte &amp;exportieren …</translation>
    </message>
    <message>
        <source>Write the steps as step-001.png, step-002.png and so on, as the switch shows them</source>
        <translation>Die Schritte als step-001.png, step-002.png und so weiter schreiben, so wie der Umschalter sie zeigt</translation>
    </message>
    <message>
        <source>Steps of the picture, the first one first</source>
        <translation>Schritte des Bildes, der erste zuerst</translation>
    </message>
    <message>
        <source>Move the pointer or the arrow keys over the steps to see them on the canvas</source>
        <translation>Mit Zeiger oder Pfeiltasten über die Schritte fahren, um sie auf der Leinwand zu sehen</translation>
    </message>
    <message>
        <source>Step on the canvas</source>
        <translation>Schritt auf der Leinwand</translation>
    </message>
    <message>
        <source>Drag to see the picture come into being</source>
        <translation>Ziehen, um das Bild entstehen zu sehen</translation>
    </message>
    <message>
        <source>The steps of a picture appear here while it is painted. Move over them to see it come into being.</source>
        <translation>Hier erscheinen die Schritte eines Bildes, während es gemalt wird. Fahren Sie darüber, um es entstehen zu sehen.</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>one of %1 steps is kept</source>
        <translation>einer von %1 Schritten ist behalten</translation>
    </message>
    <message>
        <source>All steps together would take more than %1 of memory</source>
        <translation>Alle Schritte zusammen brauchten mehr als %1 Speicher</translation>
    </message>
</context>
<context>
    <name>sinopia::GeneratePanel</name>
    <message>
        <source>Another model</source>
        <translation>Anderes Modell</translation>
    </message>
    <message>
        <source>Bundled model</source>
        <translation>Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>Open checkpoint…</source>
        <translation>Checkpoint öffnen …</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>Rechnen mit</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Paint the picture from the map (Ctrl+Enter)</source>
        <translation>Das Bild aus der Karte malen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop within a step (Esc)</source>
        <translation>Innerhalb eines Schrittes anhalten (Esc)</translation>
    </message>
    <message>
        <source>Progress of the generation</source>
        <translation>Fortschritt der Erzeugung</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Open a checkpoint to generate</source>
        <translation>Zum Erzeugen einen Checkpoint öffnen</translation>
    </message>
    <message>
        <source>%1 (bundled)</source>
        <translation>%1 (mitgeliefert)</translation>
    </message>
    <message>
        <source>%1 classes · %2 M parameters · %3×%4</source>
        <translation>%1 Klassen · %2 Mio. Parameter · %3×%4</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3 left</source>
        <translation>Schritt %1 von %2 · noch %3</translation>
    </message>
    <message>
        <source>Repaint the region</source>
        <translation>Löschbereich neu malen</translation>
    </message>
    <message>
        <source>Paint only the region anew; every pixel outside stays (F5)</source>
        <translation>Malt nur den Löschbereich neu; jedes Pixel außerhalb bleibt (F5)</translation>
    </message>
</context>
<context>
    <name>sinopia::GenerationActions</name>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>Paints the picture over the map</source>
        <translation>Malt das Bild über die Karte</translation>
    </message>
    <message>
        <source>&amp;Library…</source>
        <translation>&amp;Bibliothek …</translation>
    </message>
    <message>
        <source>What is installed, and how to add more</source>
        <translation>Was installiert ist und wie mehr dazukommt</translation>
    </message>
    <message>
        <source>&amp;Bundled model</source>
        <translation>&amp;Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>&amp;Open checkpoint…</source>
        <translation>Checkpoint ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>A .pt or .safetensors file, or a model&apos;s folder</source>
        <translation>Eine .pt- oder .safetensors-Datei oder der Ordner eines Modells</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation>Checkpoint öffnen</translation>
    </message>
    <message>
        <source>Checkpoints (*.pt *.pth *.safetensors manifest.json);;All files (*)</source>
        <translation>Checkpoints (*.pt *.pth *.safetensors manifest.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Startwert %2</translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation>Fertig in %1</translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Ihre</translation>
    </message>
    <message>
        <source>&amp;Add to the queue</source>
        <translation>In die &amp;Warteschlange</translation>
    </message>
    <message>
        <source>Paints the picture after those that wait, from the map as it is now</source>
        <translation>Malt das Bild nach denen, die warten, aus der Karte, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Add the &amp;region to the queue</source>
        <translation>&amp;Löschbereich in die Warteschlange</translation>
    </message>
    <message>
        <source>Repaints the region after those that wait, from picture and map as they are now</source>
        <translation>Malt den Löschbereich nach denen neu, die warten, aus Bild und Karte, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>Cancel all &amp;runs</source>
        <translation>Alle &amp;Läufe abbrechen</translation>
    </message>
    <message>
        <source>Ends what runs and empties the queue</source>
        <translation>Beendet, was läuft, und leert die Warteschlange</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>seam %1, before %2</source>
        <translation>Naht %1, vorher %2</translation>
    </message>
    <message>
        <source>The picture has gone meanwhile; the repainted one is kept in Results.</source>
        <translation>Das Bild ist inzwischen weg; das neu gemalte steht unter Ergebnisse.</translation>
    </message>
    <message>
        <source>Repaint the region</source>
        <translation>Löschbereich neu malen</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
</context>
<context>
    <name>sinopia::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search: a tool, a key, what you want to do</source>
        <translation>Suchen: ein Werkzeug, eine Taste, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>Mouse and pen</source>
        <translation>Maus und Stift</translation>
    </message>
    <message>
        <source>Nothing is found. Try another word.</source>
        <translation>Nichts gefunden. Versuchen Sie ein anderes Wort.</translation>
    </message>
</context>
<context>
    <name>sinopia::HistoryModel</name>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1, zurückgenommen</translation>
    </message>
    <message>
        <source>Do it again up to here</source>
        <translation>Bis hier wiederherstellen</translation>
    </message>
    <message>
        <source>Go back to this state</source>
        <translation>Zu diesem Zustand zurückgehen</translation>
    </message>
</context>
<context>
    <name>sinopia::HistoryPanel</name>
    <message>
        <source>Steps, oldest first</source>
        <translation>Schritte, die ältesten zuerst</translation>
    </message>
</context>
<context>
    <name>sinopia::ImportDialog</name>
    <message>
        <source>the class numbers themselves</source>
        <translation>die Klassennummern selbst</translation>
    </message>
    <message>
        <source>as files of %1</source>
        <translation>wie Dateien von %1</translation>
    </message>
    <message>
        <source>What the numbers mean</source>
        <translation>Was die Zahlen bedeuten</translation>
    </message>
    <message>
        <source>Data sets number their classes in their own ways: ADE20K begins with 1, others leave out pixels as 255</source>
        <translation>Datensätze nummerieren ihre Klassen auf eigene Weise: ADE20K beginnt mit 1, andere lassen Pixel als 255 aus</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>What does &lt;b&gt;%1&lt;/b&gt; hold?</source>
        <translation>Was enthält &lt;b&gt;%1&lt;/b&gt;?</translation>
    </message>
    <message>
        <source>&amp;Classes, a number for each pixel</source>
        <translation>&amp;Klassen, eine Zahl je Pixel</translation>
    </message>
    <message>
        <source>This file has no class numbers, only colours.</source>
        <translation>Diese Datei hat keine Klassennummern, nur Farben.</translation>
    </message>
    <message>
        <source>The &amp;numbers are</source>
        <translation>Die &amp;Zahlen sind</translation>
    </message>
    <message>
        <source>In&amp;stances, an id for each pixel</source>
        <translation>In&amp;stanzen, eine Nummer je Pixel</translation>
    </message>
    <message>
        <source>Becomes the instance layer; 0 means none.</source>
        <translation>Wird die Instanzebene; 0 heißt keines.</translation>
    </message>
    <message>
        <source>A map drawn in the classes’ c&amp;olours</source>
        <translation>Eine Karte in den &amp;Farben der Klassen</translation>
    </message>
    <message>
        <source>Colours that no class has are asked about, never guessed.</source>
        <translation>Nach Farben, die keine Klasse hat, wird gefragt; geraten wird nie.</translation>
    </message>
    <message>
        <source>Load a model or a label set first: without classes no colour is known.</source>
        <translation>Laden Sie zuerst ein Modell oder eine Klassenliste: Ohne Klassen ist keine Farbe bekannt.</translation>
    </message>
    <message>
        <source>A &amp;picture</source>
        <translation>Ein &amp;Bild</translation>
    </message>
    <message>
        <source>Goes under the map.</source>
        <translation>Kommt unter die Karte.</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
</context>
<context>
    <name>sinopia::InstanceRow</name>
    <message>
        <source>New instance each stroke</source>
        <translation>Neue Instanz je Strich</translation>
    </message>
    <message>
        <source>Each stroke is a new object. Switch it off to go on with the one beside,
or pick another one in the map.</source>
        <translation>Jeder Strich ist ein neues Objekt. Schalten Sie es aus, um mit dem nebenstehenden
weiterzumachen, oder nehmen Sie ein anderes in der Karte auf.</translation>
    </message>
    <message>
        <source>Number of the instance to go on with</source>
        <translation>Nummer der Instanz, mit der es weitergeht</translation>
    </message>
</context>
<context>
    <name>sinopia::KeyButton</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Press the new keys…</source>
        <translation>Neue Tasten drücken …</translation>
    </message>
    <message>
        <source>Esc leaves the keys as they are</source>
        <translation>Esc lässt die Tasten, wie sie sind</translation>
    </message>
    <message>
        <source>Press to record other keys</source>
        <translation>Drücken, um andere Tasten aufzunehmen</translation>
    </message>
</context>
<context>
    <name>sinopia::MainWindow</name>
    <message>
        <source>Kept picture</source>
        <translation>Behaltenes Bild</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>%1[*] — Sinopia</source>
        <translation>%1[*] — Sinopia</translation>
    </message>
    <message>
        <source>The classes of this map are not those of the model %1.</source>
        <translation>Die Klassen dieser Karte sind nicht die des Modells %1.</translation>
    </message>
    <message>
        <source>Reconcile…</source>
        <translation>Abgleichen …</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Ends a gesture in progress, else the generation</source>
        <translation>Beendet eine begonnene Geste, sonst die Erzeugung</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>Aus&amp;wahl</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>&amp;Löschbereich</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>&amp;Erzeugen</translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>Your work of before the crash is back. It is not saved yet.</source>
        <translation>Ihre Arbeit von vor dem Absturz ist wieder da. Sie ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Navigator</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>sinopia::MaskActions</name>
    <message>
        <source>region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation>&amp;Alles</translation>
    </message>
    <message>
        <source>The region becomes the whole map</source>
        <translation>Der Löschbereich wird die ganze Karte</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Nothing is marked any more</source>
        <translation>Nichts ist mehr markiert</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Umkehren</translation>
    </message>
    <message>
        <source>What was kept is made anew, and the reverse</source>
        <translation>Was bleiben sollte, entsteht neu, und umgekehrt</translation>
    </message>
    <message>
        <source>From &amp;selection</source>
        <translation>Aus der Aus&amp;wahl</translation>
    </message>
    <message>
        <source>The region becomes the selection</source>
        <translation>Der Löschbereich wird die Auswahl</translation>
    </message>
    <message>
        <source>From the current c&amp;lass</source>
        <translation>Aus der aktuellen &amp;Klasse</translation>
    </message>
    <message>
        <source>The region becomes all pixels of the current class</source>
        <translation>Der Löschbereich wird alle Pixel der aktuellen Klasse</translation>
    </message>
    <message>
        <source>&amp;Grow…</source>
        <translation>Ver&amp;größern …</translation>
    </message>
    <message>
        <source>Grow the region</source>
        <translation>Löschbereich vergrößern</translation>
    </message>
    <message>
        <source>S&amp;hrink…</source>
        <translation>Ver&amp;kleinern …</translation>
    </message>
    <message>
        <source>Shrink the region</source>
        <translation>Löschbereich verkleinern</translation>
    </message>
    <message>
        <source>&amp;Feather…</source>
        <translation>&amp;Weiche Kante …</translation>
    </message>
    <message>
        <source>A soft edge on the outer side</source>
        <translation>Eine weiche Kante auf der Außenseite</translation>
    </message>
    <message>
        <source>Feather the region</source>
        <translation>Weiche Kante des Löschbereichs</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation>Auswahl &amp;umkehren</translation>
    </message>
    <message>
        <source>Select the current c&amp;lass</source>
        <translation>Aktuelle &amp;Klasse auswählen</translation>
    </message>
    <message>
        <source>All its pixels, everywhere</source>
        <translation>Alle ihre Pixel, überall</translation>
    </message>
    <message>
        <source>Select the erase &amp;region</source>
        <translation>&amp;Löschbereich auswählen</translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation>Auswahl verkleinern</translation>
    </message>
    <message>
        <source>Feather the selection</source>
        <translation>Weiche Kante der Auswahl</translation>
    </message>
    <message>
        <source>Sa&amp;ve as PNG…</source>
        <translation>Als PNG &amp;speichern …</translation>
    </message>
    <message>
        <source>Save the %1</source>
        <translation>Speichern: %1</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>L&amp;oad PNG…</source>
        <translation>PNG l&amp;aden …</translation>
    </message>
    <message>
        <source>Load a %1</source>
        <translation>Laden: %1</translation>
    </message>
    <message>
        <source>By how many pixels:</source>
        <translation>Um wie viele Pixel:</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>sinopia::MaskCommands</name>
    <message>
        <source>Whole region</source>
        <translation>Alles als Löschbereich</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Clear region</source>
        <translation>Löschbereich leeren</translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation>Löschbereich umkehren</translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation>Auswahl umkehren</translation>
    </message>
    <message>
        <source>Grow region</source>
        <translation>Löschbereich vergrößern</translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Shrink region</source>
        <translation>Löschbereich verkleinern</translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation>Auswahl verkleinern</translation>
    </message>
    <message>
        <source>Feather region</source>
        <translation>Weiche Kante des Löschbereichs</translation>
    </message>
    <message>
        <source>Feather selection</source>
        <translation>Weiche Kante der Auswahl</translation>
    </message>
    <message>
        <source>Region from selection</source>
        <translation>Löschbereich aus Auswahl</translation>
    </message>
    <message>
        <source>Selection from region</source>
        <translation>Auswahl aus Löschbereich</translation>
    </message>
    <message>
        <source>Region from class</source>
        <translation>Löschbereich aus Klasse</translation>
    </message>
    <message>
        <source>Select class</source>
        <translation>Klasse auswählen</translation>
    </message>
    <message>
        <source>Load region</source>
        <translation>Löschbereich laden</translation>
    </message>
    <message>
        <source>Load selection</source>
        <translation>Auswahl laden</translation>
    </message>
    <message>
        <source>%1 is %2×%3 pixels, but the map is %4×%5; choose a mask of the map&apos;s size.</source>
        <translation>%1 hat %2×%3 Pixel, die Karte aber %4×%5; wählen Sie eine Maske in der Größe der Karte.</translation>
    </message>
</context>
<context>
    <name>sinopia::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>sinopia::ModelCard</name>
    <message>
        <source>Classes of the model</source>
        <translation>Klassen des Modells</translation>
    </message>
    <message>
        <source>Class %1: %2</source>
        <translation>Klasse %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n &amp;class(es)</source>
        <translation>
            <numerusform>%n &amp;Klasse</numerusform>
            <numerusform>%n &amp;Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>This model has no card (README.md).</source>
        <translation>Dieses Modell hat keine Karte (README.md).</translation>
    </message>
    <message>
        <source>%1×%2 pixels</source>
        <translation>%1×%2 Pixel</translation>
    </message>
    <message>
        <source>Paints %1</source>
        <translation>Malt %1</translation>
    </message>
    <message>
        <source>Then enlarges to %1</source>
        <translation>Vergrößert dann auf %1</translation>
    </message>
    <message>
        <source>Larger maps are painted at that size and scaled up</source>
        <translation>Größere Karten werden in dieser Größe gemalt und hochskaliert</translation>
    </message>
    <message>
        <source>Weights: %1 on disk</source>
        <translation>Gewichte: %1 auf der Platte</translation>
    </message>
    <message>
        <source>Licence: not stated</source>
        <translation>Lizenz: nicht genannt</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
</context>
<context>
    <name>sinopia::ModelLibraryDialog</name>
    <message>
        <source>Model library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Published checkpoints</source>
        <translation>Veröffentlichte Checkpoints</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;benutzen</translation>
    </message>
    <message>
        <source>&amp;Open a checkpoint…</source>
        <translation>Checkpoint ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>A .safetensors or .pt file, with its side file beside it</source>
        <translation>Eine .safetensors- oder .pt-Datei mit ihrer Begleitdatei daneben</translation>
    </message>
    <message>
        <source>This model is in use</source>
        <translation>Dieses Modell wird benutzt</translation>
    </message>
    <message>
        <source>Load this model and paint with it (Enter)</source>
        <translation>Dieses Modell laden und damit malen (Eingabe)</translation>
    </message>
</context>
<context>
    <name>sinopia::ModelListModel</name>
    <message>
        <source>Published checkpoints…</source>
        <translation>Veröffentlichte Checkpoints …</translation>
    </message>
    <message>
        <source>%1
%2 · in use</source>
        <translation>%1
%2 · benutzt</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
</context>
<context>
    <name>sinopia::NavigatorMap</name>
    <message>
        <source>Overview of the image</source>
        <translation>Übersicht des Bildes</translation>
    </message>
    <message>
        <source>Drag to move the view, turn the wheel to zoom</source>
        <translation>Ziehen verschiebt die Ansicht, das Mausrad zoomt</translation>
    </message>
</context>
<context>
    <name>sinopia::NavigatorPanel</name>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in percent</source>
        <translation>Zoom in Prozent</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Fit in the window</source>
        <translation>In das Fenster einpassen</translation>
    </message>
    <message>
        <source>Rotation of the view</source>
        <translation>Drehung der Ansicht</translation>
    </message>
    <message>
        <source>Rotation of the view; the image itself stays as it is</source>
        <translation>Drehung der Ansicht; das Bild selbst bleibt, wie es ist</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Mirror the view</source>
        <translation>Ansicht spiegeln</translation>
    </message>
    <message>
        <source>Upright again</source>
        <translation>Wieder aufrecht</translation>
    </message>
    <message>
        <source>0°</source>
        <translation>0°</translation>
    </message>
    <message>
        <source>Turn the view to the left</source>
        <translation>Ansicht nach links drehen</translation>
    </message>
    <message>
        <source>Turn the view to the right</source>
        <translation>Ansicht nach rechts drehen</translation>
    </message>
</context>
<context>
    <name>sinopia::NewClassDialog</name>
    <message>
        <source>New class</source>
        <translation>Neue Klasse</translation>
    </message>
    <message>
        <source>Choose another colour</source>
        <translation>Andere Farbe wählen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Farbe</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppe</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Colour of the new class</source>
        <translation>Farbe der neuen Klasse</translation>
    </message>
</context>
<context>
    <name>sinopia::NewMapDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>New map</source>
        <translation>Neue Karte</translation>
    </message>
    <message>
        <source>class 0</source>
        <translation>Klasse 0</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>Gefüllt mit</translation>
    </message>
    <message>
        <source>A map may have at most %1 million pixels.</source>
        <translation>Eine Karte darf höchstens %1 Millionen Pixel haben.</translation>
    </message>
</context>
<context>
    <name>sinopia::OptionsBar</name>
    <message>
        <source>Tool options</source>
        <translation>Werkzeugeinstellungen</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Paint classes on the label map (Alt+1)</source>
        <translation>Klassen auf die Klassenkarte malen (Alt+1)</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>Paint the erase region, which is made anew (Alt+2)</source>
        <translation>Den Löschbereich malen, der neu entsteht (Alt+2)</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Paint the selection, which limits every tool (Alt+3)</source>
        <translation>Die Auswahl malen, die jedes Werkzeug begrenzt (Alt+3)</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>Deckkraft der Karte</translation>
    </message>
    <message>
        <source>How much of the map shows over the picture.
Kept apart for painting and for looking at a result.</source>
        <translation>Wie viel von der Karte über dem Bild zu sehen ist.
Getrennt gemerkt für das Malen und das Betrachten eines Ergebnisses.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>sinopia::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>&amp;Painting</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>&amp;Generating</source>
        <translation>Er&amp;zeugen</translation>
    </message>
    <message>
        <source>Shows the values of a first start; Cancel keeps your own</source>
        <translation>Zeigt die Werte eines ersten Starts; „Abbrechen“ behält Ihre eigenen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie die Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Light or dark windows, or whatever the desktop says.</source>
        <translation>Helle oder dunkle Fenster oder was die Arbeitsumgebung sagt.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Of menus and messages, from the next start on.</source>
        <translation>Der Menüs und Meldungen, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Every key can be changed; Krita, GIMP and labelme users find theirs.</source>
        <translation>Jede Taste lässt sich ändern; wer Krita, GIMP oder labelme kennt, findet seine wieder.</translation>
    </message>
    <message>
        <source>Tools come &amp;back as they were left</source>
        <translation>Werkzeuge kommen &amp;wieder, wie sie waren</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Pressure changes the size</source>
        <translation>&amp;Druck ändert die Größe</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Sizes and options of the last session; otherwise each starts with these:</source>
        <translation>Größen und Einstellungen der letzten Sitzung; sonst beginnt jede mit diesen:</translation>
    </message>
    <message>
        <source>B&amp;rush size</source>
        <translation>&amp;Pinselgröße</translation>
    </message>
    <message>
        <source>Of the class brush, in pixels of the map.</source>
        <translation>Des Klassenpinsels, in Pixeln der Karte.</translation>
    </message>
    <message>
        <source>With a pen: the harder it is pressed, the wider the stroke.</source>
        <translation>Mit einem Stift: je fester er drückt, desto breiter der Strich.</translation>
    </message>
    <message>
        <source>&amp;Stabiliser</source>
        <translation>&amp;Stabilisator</translation>
    </message>
    <message>
        <source>How calmly the stroke follows the pointer: 0 follows it exactly.</source>
        <translation>Wie ruhig der Strich dem Zeiger folgt: 0 folgt ihm genau.</translation>
    </message>
    <message>
        <source>Memory for &amp;undo</source>
        <translation>Speicher für &amp;Rückgängig</translation>
    </message>
    <message>
        <source>A thousand strokes take well under 64 MB. When it is full, the oldest steps go first.</source>
        <translation>Tausend Striche brauchen deutlich unter 64 MB. Ist er voll, gehen die ältesten Schritte zuerst.</translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation> Millionen Pixel</translation>
    </message>
    <message>
        <source>Class PNG (exact indices)</source>
        <translation>Klassen-PNG (exakte Nummern)</translation>
    </message>
    <message>
        <source>Coloured PNG</source>
        <translation>Farbiges PNG</translation>
    </message>
    <message>
        <source>labelme JSON</source>
        <translation>labelme JSON</translation>
    </message>
    <message>
        <source>COCO JSON</source>
        <translation>COCO JSON</translation>
    </message>
    <message>
        <source>OpenRaster (layers)</source>
        <translation>OpenRaster (Ebenen)</translation>
    </message>
    <message>
        <source>Picture as PNG</source>
        <translation>Bild als PNG</translation>
    </message>
    <message>
        <source>Picture as JPEG</source>
        <translation>Bild als JPEG</translation>
    </message>
    <message>
        <source>Largest &amp;picture</source>
        <translation>Größtes &amp;Bild</translation>
    </message>
    <message>
        <source>Anything larger is refused before it is read. The program&apos;s own limit is 64.</source>
        <translation>Alles Größere wird abgelehnt, bevor es gelesen wird. Die Grenze des Programms selbst ist 64.</translation>
    </message>
    <message>
        <source>&amp;Export as</source>
        <translation>&amp;Exportieren als</translation>
    </message>
    <message>
        <source>What exporting proposes first.</source>
        <translation>Was das Exportieren zuerst vorschlägt.</translation>
    </message>
    <message>
        <source>&amp;Unsaved work</source>
        <translation>&amp;Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>Is kept here, at most two seconds behind, and offered again after a crash.</source>
        <translation>Wird hier gesichert, höchstens zwei Sekunden zurück, und nach einem Absturz wieder angeboten.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Graphics card (%1)</source>
        <translation>Grafikkarte (%1)</translation>
    </message>
    <message>
        <source>One for each core (%1)</source>
        <translation>Einer je Kern (%1)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>Where networks run in a new window. Automatic takes a graphics card if there is one.</source>
        <translation>Wo Netze in einem neuen Fenster rechnen. „Automatisch“ nimmt eine Grafikkarte, wenn es eine gibt.</translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation>&amp;Threads</translation>
    </message>
    <message>
        <source>Of the processor. The same seed gives the same bytes only with the same number.</source>
        <translation>Des Prozessors. Derselbe Startwert ergibt nur bei gleicher Anzahl dieselben Bytes.</translation>
    </message>
</context>
<context>
    <name>sinopia::ProgramActions</name>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel …</translation>
    </message>
    <message>
        <source>Every key, to be searched and changed</source>
        <translation>Alle Tasten, zum Suchen und Ändern</translation>
    </message>
    <message>
        <source>&amp;Tools and keys</source>
        <translation>&amp;Werkzeuge und Tasten</translation>
    </message>
    <message>
        <source>What each tool does, with its keys</source>
        <translation>Was jedes Werkzeug tut, mit seinen Tasten</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnose …</translation>
    </message>
    <message>
        <source>What helps to find a fault, to be copied; no names are in it</source>
        <translation>Was einen Fehler finden hilft, zum Kopieren; es enthält keine Namen</translation>
    </message>
    <message>
        <source>&amp;About Sinopia</source>
        <translation>&amp;Über Sinopia</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Copy this into a report of a fault. No names of persons, files or folders are in it.</source>
        <translation>Kopieren Sie dies in eine Fehlermeldung. Es enthält keine Namen von Personen, Dateien oder Ordnern.</translation>
    </message>
</context>
<context>
    <name>sinopia::ProjectController</name>
    <message>
        <source>%1. You can go on editing, but save often: after a crash, work that was not saved could not be brought back.</source>
        <translation>%1. Sie können weiterarbeiten, aber speichern Sie oft: Nach einem Absturz ließe sich nicht gespeicherte Arbeit nicht zurückholen.</translation>
    </message>
</context>
<context>
    <name>sinopia::ProposalActions</name>
    <message>
        <source>&amp;Propose from the picture…</source>
        <translation>Aus dem Bild &amp;vorschlagen …</translation>
    </message>
    <message>
        <source>A network looks at the picture and paints the map that it sees, to be corrected by hand</source>
        <translation>Ein Netz betrachtet das Bild und malt die Karte, die es sieht; sie ist von Hand zu verbessern</translation>
    </message>
    <message>
        <source>Looking at the picture…</source>
        <translation>Das Bild wird betrachtet …</translation>
    </message>
    <message>
        <source>Looking at the picture: %1 %, %2 left</source>
        <translation>Das Bild wird betrachtet: %1 %, noch %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing was proposed</source>
        <translation>Es wurde nichts vorgeschlagen</translation>
    </message>
    <message>
        <source>The map or the picture has changed while the network looked at it; the proposal was dropped.</source>
        <translation>Karte oder Bild haben sich geändert, während das Netz hinsah; der Vorschlag wurde verworfen.</translation>
    </message>
    <message>
        <source>Propose again</source>
        <translation>Erneut vorschlagen</translation>
    </message>
    <message>
        <source>The network tells %1, and this map has none of these classes; choose a list that has some in Map &gt; Label set.</source>
        <translation>Das Netz unterscheidet %1, und diese Karte hat keine dieser Klassen; wählen Sie unter Karte &gt; Klassenliste eine Liste, die welche davon hat.</translation>
    </message>
    <message>
        <source>Propose a map</source>
        <translation>Karte vorschlagen</translation>
    </message>
    <message>
        <source>There the map is already what the network sees</source>
        <translation>Dort ist die Karte schon, was das Netz sieht</translation>
    </message>
    <message>
        <source>The map is what the network saw; correct it by hand</source>
        <translation>Die Karte ist, was das Netz gesehen hat; verbessern Sie sie von Hand</translation>
    </message>
    <message>
        <source>This map has no class for some of what was seen, so it stays as it was there: %1.</source>
        <translation>Für einiges, was gesehen wurde, hat diese Karte keine Klasse; dort bleibt sie, wie sie war: %1.</translation>
    </message>
</context>
<context>
    <name>sinopia::ProposalDialog</name>
    <message>
        <source>Small &amp;specks take the class around them</source>
        <translation>Kleine &amp;Flecken bekommen die Klasse um sie herum</translation>
    </message>
    <message>
        <source>Propose a map</source>
        <translation>Karte vorschlagen</translation>
    </message>
    <message>
        <source>A network looks at the picture and paints what it sees in the classes of this map. It has learnt from rendered landscapes: on a photograph it is a beginning, to be corrected by hand.</source>
        <translation>Ein Netz betrachtet das Bild und malt, was es sieht, in den Klassen dieser Karte. Es hat aus gerenderten Landschaften gelernt: Auf einem Foto ist das ein Anfang, der von Hand zu verbessern ist.</translation>
    </message>
    <message>
        <source>the picture as it is</source>
        <translation>das Bild, wie es ist</translation>
    </message>
    <message>
        <source>the original, before its edits</source>
        <translation>das Original vor seinen Änderungen</translation>
    </message>
    <message>
        <source>&amp;Look at</source>
        <translation>&amp;Betrachtet wird</translation>
    </message>
    <message>
        <source>&amp;Propose</source>
        <translation>&amp;Vorschlagen</translation>
    </message>
    <message>
        <source>Where in the selection</source>
        <translation>Wo in der Auswahl</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Only where the map has no &amp;class yet</source>
        <translation>Nur wo die Karte noch keine &amp;Klasse hat</translation>
    </message>
    <message>
        <source>Only in the &amp;region</source>
        <translation>Nur im &amp;Löschbereich</translation>
    </message>
    <message>
        <source>&amp;Everywhere in it</source>
        <translation>Übe&amp;rall darin</translation>
    </message>
    <message>
        <source>&amp;Everywhere: the whole map anew</source>
        <translation>Übe&amp;rall: die ganze Karte neu</translation>
    </message>
</context>
<context>
    <name>sinopia::QueueModel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Beginnt …</translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3 left</source>
        <translation>Schritt %1 von %2 · noch %3</translation>
    </message>
</context>
<context>
    <name>sinopia::QueuePanel</name>
    <message>
        <source>&amp;Earlier</source>
        <translation>&amp;Früher</translation>
    </message>
    <message>
        <source>Run this one before the one above (Alt+Up)</source>
        <translation>Diesen vor dem darüber ausführen (Alt+Auf)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>Run this one after the one below (Alt+Down)</source>
        <translation>Diesen nach dem darunter ausführen (Alt+Ab)</translation>
    </message>
    <message>
        <source>&amp;Cancel this run</source>
        <translation>Diesen Lauf &amp;abbrechen</translation>
    </message>
    <message>
        <source>Take this one out of the queue (Delete)</source>
        <translation>Diesen aus der Warteschlange nehmen (Entf)</translation>
    </message>
    <message>
        <source>Cancel &amp;all</source>
        <translation>A&amp;lle abbrechen</translation>
    </message>
    <message>
        <source>End what runs and empty the queue</source>
        <translation>Beenden, was läuft, und die Warteschlange leeren</translation>
    </message>
    <message>
        <source>Runs, the next one first</source>
        <translation>Läufe, der nächste zuerst</translation>
    </message>
    <message>
        <source>Nothing runs. “Add to the queue” in the menu Generate lines up pictures that are painted one after another, while you go on.</source>
        <translation>Nichts läuft. „In die Warteschlange“ im Menü Erzeugen reiht Bilder ein, die nacheinander gemalt werden, während Sie weiterarbeiten.</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing waits</source>
        <translation>nichts wartet</translation>
    </message>
</context>
<context>
    <name>sinopia::RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>sinopia::RecentStrip</name>
    <message>
        <source>Recent classes</source>
        <translation>Zuletzt benutzte Klassen</translation>
    </message>
    <message>
        <source>%1, painted with before</source>
        <translation>%1, zuvor benutzt</translation>
    </message>
</context>
<context>
    <name>sinopia::ReconcileDialog</name>
    <message>
        <source>Reconcile the classes</source>
        <translation>Klassen abgleichen</translation>
    </message>
    <message>
        <source>The map gets the classes of %1. Each class that the map uses is listed with what its pixels become; names that fit were found already. Nothing changes before OK, and one undo takes it all back.</source>
        <translation>Die Karte bekommt die Klassen von %1. Jede Klasse, die die Karte benutzt, steht hier mit dem, was aus ihren Pixeln wird; passende Namen wurden schon gefunden. Vor „OK“ ändert sich nichts, und einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Numbers without a class</source>
        <translation>Nummern ohne Klasse</translation>
    </message>
    <message>
        <source>The map holds numbers that no class of its list stands for. Say what their pixels become. Nothing changes before OK, and one undo takes it all back.</source>
        <translation>Die Karte enthält Nummern, für die keine Klasse ihrer Liste steht. Sagen Sie, was aus ihren Pixeln wird. Vor „OK“ ändert sich nichts, und einmal Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>Classes of the map and what they become</source>
        <translation>Klassen der Karte und was aus ihnen wird</translation>
    </message>
    <message>
        <source>What all open classes become</source>
        <translation>Was aus allen offenen Klassen wird</translation>
    </message>
    <message>
        <source>(choose)</source>
        <translation>(wählen)</translation>
    </message>
    <message>
        <source>&amp;All that are still open become</source>
        <translation>&amp;Alle noch offenen werden zu</translation>
    </message>
    <message>
        <source>No class (ignored, %1)</source>
        <translation>Keine Klasse (ignoriert, %1)</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Lassen, wie es ist</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignoriert</translation>
    </message>
    <message>
        <source>not in the list</source>
        <translation>nicht in der Liste</translation>
    </message>
    <message>
        <source>What %1 becomes</source>
        <translation>Was aus %1 wird</translation>
    </message>
    <message>
        <source>&lt;b&gt;Still without a place: %1&lt;/b&gt; (%2 pixels)</source>
        <translation>&lt;b&gt;Noch ohne Platz: %1&lt;/b&gt; (%2 Pixel)</translation>
    </message>
    <message>
        <source>Every class has its place.</source>
        <translation>Jede Klasse hat ihren Platz.</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>keine Klasse</translation>
    </message>
    <message>
        <source>Several become one: %1. They cannot be told apart afterwards (except by undo).</source>
        <translation>Mehrere werden eine: %1. Danach lassen sie sich nicht mehr unterscheiden (außer durch Rückgängig).</translation>
    </message>
    <message>
        <source>Reconcile classes</source>
        <translation>Klassen abgleichen</translation>
    </message>
    <message>
        <source>Place foreign numbers</source>
        <translation>Fremde Nummern zuordnen</translation>
    </message>
</context>
<context>
    <name>sinopia::RecoveryDialog</name>
    <message>
        <source>A map that was never saved</source>
        <translation>Eine Karte, die nie gespeichert wurde</translation>
    </message>
    <message>
        <source>Last change: %1</source>
        <translation>Letzte Änderung: %1</translation>
    </message>
    <message>
        <source>%1×%2 pixels</source>
        <translation>%1×%2 Pixel</translation>
    </message>
    <message>
        <source>Recover lost work</source>
        <translation>Verlorene Arbeit wiederherstellen</translation>
    </message>
    <message>
        <source>Sinopia did not end in order, and this work was not saved. Recovered work opens as an unsaved document; the file it came from stays as it is until you save.</source>
        <translation>Sinopia wurde nicht ordentlich beendet, und diese Arbeit war nicht gespeichert. Wiederhergestellte Arbeit öffnet sich als nicht gespeichertes Dokument; die Datei, aus der sie stammt, bleibt unverändert, bis Sie speichern.</translation>
    </message>
    <message>
        <source>Work that was not saved</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Später</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Verwerfen …</translation>
    </message>
    <message>
        <source>Open the chosen work as an unsaved document (Enter)</source>
        <translation>Die gewählte Arbeit als nicht gespeichertes Dokument öffnen (Eingabe)</translation>
    </message>
    <message>
        <source>Keep everything and ask again at the next start (Esc)</source>
        <translation>Alles behalten und beim nächsten Start wieder fragen (Esc)</translation>
    </message>
    <message>
        <source>Delete the chosen work for good (Delete)</source>
        <translation>Die gewählte Arbeit endgültig löschen (Entf)</translation>
    </message>
    <message>
        <source>Discard lost work</source>
        <translation>Verlorene Arbeit verwerfen</translation>
    </message>
    <message>
        <source>Delete the unsaved work on “%1” for good? It cannot be brought back.</source>
        <translation>Die nicht gespeicherte Arbeit an „%1“ endgültig löschen? Sie lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>This work cannot be brought back:</source>
        <translation>Diese Arbeit lässt sich nicht zurückholen:</translation>
    </message>
</context>
<context>
    <name>sinopia::RegionActions</name>
    <message>
        <source>Paints only the region anew, from the map as it is now; every pixel outside stays</source>
        <translation>Malt nur den Löschbereich neu, nach der Karte, wie sie jetzt ist; jedes Pixel außerhalb bleibt</translation>
    </message>
    <message>
        <source>&amp;Live repaint</source>
        <translation>L&amp;aufend neu malen</translation>
    </message>
    <message>
        <source>Each stroke on the map, once it ends, repaints its region: a quick look first, then all steps</source>
        <translation>Jeder Strich auf der Karte malt, sobald er endet, seinen Löschbereich neu: erst ein schneller Blick, dann alle Schritte</translation>
    </message>
    <message>
        <source>The classes around it take its place on the map, then it is painted anew</source>
        <translation>Auf der Karte treten die Klassen ringsum an seine Stelle, dann wird neu gemalt</translation>
    </message>
    <message>
        <source>The picture there becomes what it was before its regions were edited</source>
        <translation>Das Bild wird dort, was es war, bevor Teile neu gemalt wurden</translation>
    </message>
    <message>
        <source>Edits of the &amp;map mark the region</source>
        <translation>Änderungen der &amp;Karte markieren den Löschbereich</translation>
    </message>
    <message>
        <source>While there is a picture, the pixels whose class you change become the region</source>
        <translation>Solange es ein Bild gibt, werden die Pixel, deren Klasse Sie ändern, zum Löschbereich</translation>
    </message>
    <message>
        <source>Erased from the map; there is no picture yet</source>
        <translation>Von der Karte entfernt; ein Bild gibt es noch nicht</translation>
    </message>
    <message>
        <source>The picture is the original there already</source>
        <translation>Das Bild ist dort schon das Original</translation>
    </message>
    <message>
        <source>Re&amp;paint the region</source>
        <translation>Löschbereich neu &amp;malen</translation>
    </message>
    <message>
        <source>Er&amp;ase what is in the region</source>
        <translation>Inhalt des Löschbereichs en&amp;tfernen</translation>
    </message>
    <message>
        <source>Put the original &amp;back in the region</source>
        <translation>Original im Löschbereich &amp;zurückholen</translation>
    </message>
</context>
<context>
    <name>sinopia::ResultsModel</name>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Startwert %2</translation>
    </message>
    <message>
        <source>%1
Seed %2 · %3×%4 pixels
%5</source>
        <translation>%1
Startwert %2 · %3×%4 Pixel
%5</translation>
    </message>
</context>
<context>
    <name>sinopia::ResultsPanel</name>
    <message>
        <source>&amp;Keep the picture</source>
        <translation>Bild &amp;behalten</translation>
    </message>
    <message>
        <source>Keep the picture as it is now in this list</source>
        <translation>Das Bild, wie es jetzt ist, in dieser Liste behalten</translation>
    </message>
    <message>
        <source>&amp;Put back as the picture</source>
        <translation>Als Bild &amp;zurückholen</translation>
    </message>
    <message>
        <source>Put this result back as the picture (Enter or double click)</source>
        <translation>Dieses Ergebnis als Bild zurückholen (Eingabe oder Doppelklick)</translation>
    </message>
    <message>
        <source>Put back picture and &amp;map</source>
        <translation>Bild und &amp;Karte zurückholen</translation>
    </message>
    <message>
        <source>Put this result back, with the map it was painted from</source>
        <translation>Dieses Ergebnis mit der Karte zurückholen, aus der es gemalt wurde</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Show this result in place of the picture (hold the space bar)</source>
        <translation>Dieses Ergebnis statt des Bildes zeigen (Leertaste halten)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove this result (Delete); undo brings it back</source>
        <translation>Dieses Ergebnis entfernen (Entf); Rückgängig holt es zurück</translation>
    </message>
    <message>
        <source>Kept results, newest first</source>
        <translation>Behaltene Ergebnisse, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Every picture that you generate is kept here, with its seed and its map.</source>
        <translation>Jedes Bild, das Sie erzeugen, wird hier mit Startwert und Karte behalten.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n Ergebnis</numerusform>
            <numerusform>%n Ergebnisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>That is more than planned: remove results that you no longer need.</source>
        <translation>Das ist mehr als geplant: Entfernen Sie Ergebnisse, die Sie nicht mehr brauchen.</translation>
    </message>
    <message>
        <source>Memory that the kept pictures and their maps take. The project file stores them compressed.</source>
        <translation>Speicher, den die behaltenen Bilder und ihre Karten brauchen. Die Projektdatei speichert sie komprimiert.</translation>
    </message>
    <message>
        <source>Put back a result</source>
        <translation>Ergebnis zurückholen</translation>
    </message>
    <message>
        <source>Put back picture and map</source>
        <translation>Bild und Karte zurückholen</translation>
    </message>
</context>
<context>
    <name>sinopia::SeedField</name>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Another random seed</source>
        <translation>Anderer zufälliger Startwert</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Startwert festhalten</translation>
    </message>
    <message>
        <source>The seed stays: the same map gives the same picture</source>
        <translation>Der Startwert bleibt: Dieselbe Karte ergibt dasselbe Bild</translation>
    </message>
    <message>
        <source>Each picture draws another seed; press to keep this one</source>
        <translation>Jedes Bild zieht einen anderen Startwert; drücken, um diesen zu behalten</translation>
    </message>
    <message>
        <source>The number that chance begins with: the same one gives the same picture</source>
        <translation>Die Zahl, mit der der Zufall beginnt: Dieselbe ergibt dasselbe Bild</translation>
    </message>
</context>
<context>
    <name>sinopia::Shortcuts</name>
    <message>
        <source>These shortcuts cannot be read: %1. Your own are unchanged.</source>
        <translation>Diese Tastenkürzel lassen sich nicht lesen: %1. Ihre eigenen sind unverändert.</translation>
    </message>
    <message>
        <source>the keys of “%1” are not a short list</source>
        <translation>die Tasten von „%1“ sind keine kurze Liste</translation>
    </message>
    <message>
        <source>“%1” is no key</source>
        <translation>„%1“ ist keine Taste</translation>
    </message>
    <message>
        <source>the file is larger than 1 MB</source>
        <translation>die Datei ist größer als 1 MB</translation>
    </message>
    <message>
        <source>the file is not JSON (%1 at byte %2)</source>
        <translation>die Datei ist kein JSON (%1 bei Byte %2)</translation>
    </message>
    <message>
        <source>the file holds something else</source>
        <translation>die Datei enthält etwas anderes</translation>
    </message>
    <message>
        <source>the file is from another version of the program</source>
        <translation>die Datei stammt von einer anderen Programmversion</translation>
    </message>
    <message>
        <source>there is no scheme “%1”</source>
        <translation>es gibt kein Schema „%1“</translation>
    </message>
    <message>
        <source>Space moves the view while it is held.</source>
        <translation>Die Leertaste verschiebt die Ansicht, solange sie gehalten wird.</translation>
    </message>
    <message>
        <source>Enter finishes a polygon and presses the chosen button.</source>
        <translation>Die Eingabetaste schließt ein Polygon ab und drückt den gewählten Knopf.</translation>
    </message>
    <message>
        <source>Shift+Tab goes back to the control before.</source>
        <translation>Umschalt+Tab geht zum vorigen Bedienelement.</translation>
    </message>
    <message>
        <source>The desktop and the menus use this key.</source>
        <translation>Diese Taste benutzen die Arbeitsumgebung und die Menüs.</translation>
    </message>
</context>
<context>
    <name>sinopia::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Keys as in another program; your own changes stay on top</source>
        <translation>Tasten wie in einem anderen Programm; Ihre eigenen Änderungen haben Vorrang</translation>
    </message>
    <message>
        <source>Search by name, keys or what it does</source>
        <translation>Nach Name, Tasten oder Zweck suchen</translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation>Aktionen suchen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Changed by me</source>
        <translation>Von mir geändert</translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation>Im Konflikt</translation>
    </message>
    <message>
        <source>Without keys</source>
        <translation>Ohne Tasten</translation>
    </message>
    <message>
        <source>Which actions are listed</source>
        <translation>Welche Aktionen aufgeführt sind</translation>
    </message>
    <message>
        <source>S&amp;cheme</source>
        <translation>S&amp;chema</translation>
    </message>
    <message>
        <source>Se&amp;arch</source>
        <translation>S&amp;uche</translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation>Über&amp;nehmen</translation>
    </message>
    <message>
        <source>Gives the keys to this action and takes them from the other</source>
        <translation>Gibt die Tasten dieser Aktion und nimmt sie der anderen</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the keys of the scheme</source>
        <translation>Zurück zu den Tasten des Schemas</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;Or</source>
        <translation>&amp;Oder</translation>
    </message>
    <message>
        <source>Remove the first keys</source>
        <translation>Die ersten Tasten entfernen</translation>
    </message>
    <message>
        <source>Remove the second keys</source>
        <translation>Die zweiten Tasten entfernen</translation>
    </message>
    <message>
        <source>First keys</source>
        <translation>Erste Tasten</translation>
    </message>
    <message>
        <source>Second keys</source>
        <translation>Zweite Tasten</translation>
    </message>
    <message>
        <source>Reset a&amp;ll…</source>
        <translation>A&amp;lle zurücksetzen …</translation>
    </message>
    <message>
        <source>Forgets all your own changes</source>
        <translation>Vergisst alle Ihre eigenen Änderungen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>Reads shortcuts from a file</source>
        <translation>Liest Tastenkürzel aus einer Datei</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>Writes the scheme and your changes to a file</source>
        <translation>Schreibt das Schema und Ihre Änderungen in eine Datei</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Alle Tasten zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>Forget %n change(s) of your own?</source>
        <translation>
            <numerusform>Ihre eine eigene Änderung vergessen?</numerusform>
            <numerusform>Ihre %n eigenen Änderungen vergessen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 already means: %2.</source>
        <translation>%1 bedeutet schon: %2.</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>%1 also means: %2. Neither will run.</source>
        <translation>%1 bedeutet auch: %2. Keine von beiden wird ausgeführt.</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Nothing is found. Choose “All” or search for something else.</source>
        <translation>Nichts gefunden. Wählen Sie „Alle“ oder suchen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>Shortcuts (*.json);;All files (*)</source>
        <translation>Tastenkürzel (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export the shortcuts</source>
        <translation>Tastenkürzel exportieren</translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation>Tastenkürzel importieren</translation>
    </message>
    <message>
        <source>The shortcuts are in %1.</source>
        <translation>Die Tastenkürzel stehen in %1.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei lässt sich nicht lesen: %1.</translation>
    </message>
    <message>
        <source>The shortcuts are imported.</source>
        <translation>Die Tastenkürzel sind importiert.</translation>
    </message>
    <message numerus="yes">
        <source>The shortcuts are imported. %n of them belong(s) to actions that this version does not have.</source>
        <translation>
            <numerusform>Die Tastenkürzel sind importiert. Eines davon gehört zu einer Aktion, die diese Version nicht hat.</numerusform>
            <numerusform>Die Tastenkürzel sind importiert. %n davon gehören zu Aktionen, die diese Version nicht hat.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::SmartRow</name>
    <message>
        <source>Around its edge</source>
        <translation>Um den Rand herum</translation>
    </message>
    <message>
        <source>With a broad brush</source>
        <translation>Mit breitem Pinsel</translation>
    </message>
    <message>
        <source>How the rough area is drawn</source>
        <translation>Wie die grobe Fläche gezeichnet wird</translation>
    </message>
    <message>
        <source>Draw roughly around the area, or over it with the brush ( [ and ] set its size)</source>
        <translation>Grob um die Fläche herum zeichnen oder mit dem Pinsel darüber ( [ und ] ändern seine Größe)</translation>
    </message>
    <message>
        <source>Edges near by</source>
        <translation>Kanten in der Nähe</translation>
    </message>
    <message>
        <source>Colours inside and outside</source>
        <translation>Farben innen und außen</translation>
    </message>
    <message>
        <source>What the outline follows</source>
        <translation>Wonach sich der Umriss richtet</translation>
    </message>
    <message>
        <source>Edges are quicker and suit clear outlines; colours suit broken or textured ones</source>
        <translation>Kanten sind schneller und passen zu klaren Umrissen, Farben zu unterbrochenen oder gemusterten</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
</context>
<context>
    <name>sinopia::SmoothRow</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of smoothing in pixels</source>
        <translation>Radius des Glättens in Pixel</translation>
    </message>
    <message>
        <source>How far smoothing looks: details smaller than this go</source>
        <translation>Wie weit das Glätten schaut: Kleinere Einzelheiten verschwinden</translation>
    </message>
    <message>
        <source>Smooth within</source>
        <translation>Glätten innerhalb</translation>
    </message>
</context>
<context>
    <name>sinopia::StatusLine</name>
    <message>
        <source>Number of the instance under the pointer</source>
        <translation>Nummer der Instanz unter dem Zeiger</translation>
    </message>
    <message>
        <source>Colour of the picture under the pointer</source>
        <translation>Farbe des Bildes unter dem Zeiger</translation>
    </message>
    <message>
        <source>Width and height of what is selected</source>
        <translation>Breite und Höhe der Auswahl</translation>
    </message>
    <message>
        <source>Width and height of the map</source>
        <translation>Breite und Höhe der Karte</translation>
    </message>
    <message>
        <source>(%1, %2)</source>
        <translation>(%1, %2)</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>%1  not in the list of classes</source>
        <translation>%1  nicht in der Klassenliste</translation>
    </message>
    <message>
        <source>instance %1</source>
        <translation>Instanz %1</translation>
    </message>
    <message>
        <source>no instance</source>
        <translation>keine Instanz</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Selected %1 × %2</source>
        <translation>Ausgewählt %1 × %2</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>keine Klasse</translation>
    </message>
</context>
<context>
    <name>sinopia::StepActions</name>
    <message>
        <source>Folder for the steps</source>
        <translation>Ordner für die Schritte</translation>
    </message>
    <message>
        <source>%1 holds steps already; choose another folder, so that the two do not mix.</source>
        <translation>%1 enthält schon Schritte; wählen Sie einen anderen Ordner, damit sich die beiden nicht mischen.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) written</source>
        <translation>
            <numerusform>%n Schritt geschrieben</numerusform>
            <numerusform>%n Schritte geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::TextDialog</name>
    <message>
        <source>&amp;Copy to the clipboard</source>
        <translation>In die Zwischenablage &amp;kopieren</translation>
    </message>
    <message>
        <source>Copies the whole text</source>
        <translation>Kopiert den ganzen Text</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>sinopia::ToolActions</name>
    <message>
        <source>Paint the &amp;map</source>
        <translation>Auf die &amp;Karte malen</translation>
    </message>
    <message>
        <source>The drawing tools write classes</source>
        <translation>Die Zeichenwerkzeuge schreiben Klassen</translation>
    </message>
    <message>
        <source>Paint the erase &amp;region</source>
        <translation>Auf den &amp;Löschbereich malen</translation>
    </message>
    <message>
        <source>The drawing tools mark what is made anew</source>
        <translation>Die Zeichenwerkzeuge markieren, was neu entsteht</translation>
    </message>
    <message>
        <source>Paint the &amp;selection</source>
        <translation>Auf die &amp;Auswahl malen</translation>
    </message>
    <message>
        <source>The drawing tools mark what every tool is limited to</source>
        <translation>Die Zeichenwerkzeuge markieren, worauf jedes Werkzeug begrenzt ist</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <source>Much smaller brush</source>
        <translation>Viel kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Much larger brush</source>
        <translation>Viel größerer Pinsel</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingActions</name>
    <message>
        <source>&amp;Train a model…</source>
        <translation>Modell &amp;trainieren…</translation>
    </message>
    <message>
        <source>Teaches a network your own pictures; runs go on when the window closes</source>
        <translation>Lehrt ein Netz Ihre eigenen Bilder; Läufe gehen weiter, wenn das Fenster schließt</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingChart</name>
    <message>
        <source>Loss over the steps</source>
        <translation>Verlust über die Schritte</translation>
    </message>
    <message>
        <source>The wheel zooms, dragging moves, a double click shows all</source>
        <translation>Das Rad vergrößert, Ziehen verschiebt, ein Doppelklick zeigt alles</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>Smoothed %1</source>
        <translation>Geglättet %1</translation>
    </message>
    <message>
        <source>Held-out %1 (step %2)</source>
        <translation>Prüfpaare %1 (Schritt %2)</translation>
    </message>
    <message>
        <source>Levels %1–%2: %3</source>
        <translation>Stufen %1–%2: %3</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Verlust, geglättet</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Held-out pairs</source>
        <translation>Prüfpaare</translation>
    </message>
    <message>
        <source>Levels %1–%2</source>
        <translation>Stufen %1–%2</translation>
    </message>
    <message>
        <source>The loss appears here with the first step.</source>
        <translation>Hier erscheint der Verlust mit dem ersten Schritt.</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingDialog</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Runs, those that live first</source>
        <translation>Läufe, die lebenden zuerst</translation>
    </message>
    <message>
        <source>&amp;New run</source>
        <translation>&amp;Neuer Lauf</translation>
    </message>
    <message>
        <source>Choose pairs and a network, and start</source>
        <translation>Paare und ein Netz wählen und starten</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Show the runs of another folder as well, such as those of the command line</source>
        <translation>Auch die Läufe eines anderen Ordners zeigen, etwa die der Befehlszeile</translation>
    </message>
    <message>
        <source>A run, or a folder of runs</source>
        <translation>Ein Lauf oder ein Ordner mit Läufen</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingForm</name>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingNumbers</name>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Held-out</source>
        <translation>Prüfpaare</translation>
    </message>
    <message>
        <source>Pairs a second</source>
        <translation>Paare je Sekunde</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Steps done, of those asked for</source>
        <translation>Getane Schritte von den verlangten</translation>
    </message>
    <message>
        <source>Of the newest step; it jumps about, so look at the curve</source>
        <translation>Des neuesten Schritts; er springt, also sehen Sie auf die Kurve</translation>
    </message>
    <message>
        <source>On pairs that no step learns from, with the same noise each time</source>
        <translation>An Paaren, aus denen kein Schritt lernt, jedes Mal mit demselben Rauschen</translation>
    </message>
    <message>
        <source>How many pairs the network learns from in a second</source>
        <translation>Aus wie vielen Paaren das Netz in einer Sekunde lernt</translation>
    </message>
    <message>
        <source>Until the last step, at this speed</source>
        <translation>Bis zum letzten Schritt bei diesem Tempo</translation>
    </message>
    <message>
        <source>How far one step goes now</source>
        <translation>Wie weit ein Schritt jetzt geht</translation>
    </message>
    <message>
        <source>How strongly the newest step pulled, before it was clipped</source>
        <translation>Wie stark der neueste Schritt zog, bevor er gekürzt wurde</translation>
    </message>
    <message>
        <source>Of the training process</source>
        <translation>Des Trainingsprozesses</translation>
    </message>
    <message>
        <source>How much of the run is done</source>
        <translation>Wie viel vom Lauf getan ist</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingReport</name>
    <message>
        <source>Apply this &amp;remap</source>
        <translation>So &amp;umdeuten</translation>
    </message>
    <message>
        <source>Faults of the dataset</source>
        <translation>Fehler des Datensatzes</translation>
    </message>
    <message>
        <source>Coverage of the classes</source>
        <translation>Anteile der Klassen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Choose a folder of pictures and label maps: they are checked at once.</source>
        <translation>Wählen Sie einen Ordner mit Bildern und Klassenkarten: Sie werden sofort geprüft.</translation>
    </message>
    <message>
        <source>Looking at each pair: %1 of %2 …</source>
        <translation>Jedes Paar wird geprüft: %1 von %2 …</translation>
    </message>
    <message>
        <source>Looking at each pair …</source>
        <translation>Jedes Paar wird geprüft …</translation>
    </message>
    <message>
        <source>%1 pairs, %2 of them usable</source>
        <translation>%1 Paare, davon %2 brauchbar</translation>
    </message>
    <message>
        <source>, %1 × %2 pixels or larger</source>
        <translation>, %1 × %2 Pixel oder größer</translation>
    </message>
    <message>
        <source>. Nothing is wrong with them.</source>
        <translation>. Nichts ist falsch daran.</translation>
    </message>
    <message numerus="yes">
        <source>. %n fault(s) must be mended or taken out first.</source>
        <translation>
            <numerusform>. Ein Fehler muss erst behoben oder entfernt werden.</numerusform>
            <numerusform>. %n Fehler müssen erst behoben oder entfernt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>und mehr</translation>
    </message>
    <message>
        <source>%1 faults in all</source>
        <translation>%1 Fehler insgesamt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
    <message>
        <source>Faults (%1)</source>
        <translation>Fehler (%1)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Share of the pixels</source>
        <translation>Anteil an den Pixeln</translation>
    </message>
    <message>
        <source>In maps</source>
        <translation>In Karten</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ohne Bedeutung</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Classes (%1)</source>
        <translation>Klassen (%1)</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingRunList</name>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingRunPage</name>
    <message>
        <source>Looking …</source>
        <translation>Sieht nach …</translation>
    </message>
    <message>
        <source>Saving and ending …</source>
        <translation>Sichert und endet …</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Continue…</source>
        <translation>&amp;Fortsetzen…</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Saves and ends the process, which frees its memory; continuing goes on exactly there</source>
        <translation>Sichert und beendet den Prozess, was seinen Speicher freigibt; Fortsetzen geht genau dort weiter</translation>
    </message>
    <message>
        <source>Goes on from the last save</source>
        <translation>Geht von der letzten Sicherung weiter</translation>
    </message>
    <message>
        <source>The process has gone without a word: it was killed, it crashed, or the machine went down. Continue goes on from the last save.</source>
        <translation>Der Prozess ist ohne ein Wort verschwunden: Er wurde beendet, ist abgestürzt, oder der Rechner ging aus. Fortsetzen geht von der letzten Sicherung weiter.</translation>
    </message>
    <message>
        <source>The run could not begin.</source>
        <translation>Der Lauf konnte nicht beginnen.</translation>
    </message>
    <message>
        <source>Its last words: %1</source>
        <translation>Seine letzten Worte: %1</translation>
    </message>
    <message>
        <source>Step %1 was skipped: %2.</source>
        <translation>Schritt %1 wurde übersprungen: %2.</translation>
    </message>
    <message>
        <source>At step %1 the run went back to the weights of step %2.</source>
        <translation>Bei Schritt %1 ging der Lauf auf die Gewichte von Schritt %2 zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Memory was short at step %1: %n pair(s) at a time now, with the same result.</source>
        <translation>
            <numerusform>Bei Schritt %1 war der Speicher knapp: nun ein Paar auf einmal, mit demselben Ergebnis.</numerusform>
            <numerusform>Bei Schritt %1 war der Speicher knapp: nun %n Paare auf einmal, mit demselben Ergebnis.</numerusform>
        </translation>
    </message>
    <message>
        <source>The save at step %1 failed: %2</source>
        <translation>Die Sicherung bei Schritt %1 misslang: %2</translation>
    </message>
    <message>
        <source>Making a model of the run …</source>
        <translation>Aus dem Lauf wird ein Modell …</translation>
    </message>
    <message>
        <source>This run has saved nothing yet; use “Save now”.</source>
        <translation>Dieser Lauf hat noch nichts gesichert; nutzen Sie „Jetzt sichern“.</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1, Schritt %2</translation>
    </message>
    <message>
        <source>“%1” is in the model library now, and in use.</source>
        <translation>„%1“ ist jetzt in der Modellbibliothek und in Gebrauch.</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>Saves and ends the run; it can be continued later all the same</source>
        <translation>Sichert und beendet den Lauf; er lässt sich später trotzdem fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>Jetzt &amp;sichern</translation>
    </message>
    <message>
        <source>Saves weights and state at the next step, and goes on</source>
        <translation>Sichert Gewichte und Zustand beim nächsten Schritt und geht weiter</translation>
    </message>
    <message>
        <source>S&amp;ample now</source>
        <translation>Jetzt &amp;malen</translation>
    </message>
    <message>
        <source>Paints the held-out maps at the next step, and goes on</source>
        <translation>Malt die Prüfkarten beim nächsten Schritt und geht weiter</translation>
    </message>
    <message>
        <source>&amp;Use in the editor</source>
        <translation>Im &amp;Editor nutzen</translation>
    </message>
    <message>
        <source>Copies the newest saved weights into your models and paints with them</source>
        <translation>Kopiert die neuesten gesicherten Gewichte zu Ihren Modellen und malt damit</translation>
    </message>
    <message>
        <source>The &amp;newest save</source>
        <translation>Die &amp;neueste Sicherung</translation>
    </message>
    <message>
        <source>The &amp;best save on held-out pairs</source>
        <translation>Die an Prüfpaaren &amp;beste Sicherung</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>&amp;Logarithmisch</translation>
    </message>
    <message>
        <source>Equal steps up are equal factors: late progress stays visible</source>
        <translation>Gleiche Schritte nach oben sind gleiche Faktoren: Später Fortschritt bleibt sichtbar</translation>
    </message>
    <message>
        <source>Noise le&amp;vels</source>
        <translation>&amp;Rauschstufen</translation>
    </message>
    <message>
        <source>The held-out loss of each band of noise levels: little noise below, much above</source>
        <translation>Der Verlust an Prüfpaaren für jedes Band von Rauschstufen: unten wenig Rauschen, oben viel</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>How many steps the thick curve averages</source>
        <translation>Über wie viele Schritte die dicke Kurve mittelt</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Glättung</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all steps</source>
        <translation>Alle Schritte zeigen</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Continue the run</source>
        <translation>Den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Steps in all, those done included:</source>
        <translation>Schritte insgesamt, die getanen eingeschlossen:</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingSamples</name>
    <message>
        <source>Samples, the first ones first</source>
        <translation>Proben, die ersten zuerst</translation>
    </message>
    <message>
        <source>Samples over time</source>
        <translation>Proben im Lauf der Zeit</translation>
    </message>
    <message>
        <source>Drag to see the pictures get better</source>
        <translation>Ziehen Sie, um die Bilder besser werden zu sehen</translation>
    </message>
    <message>
        <source>The chosen samples</source>
        <translation>Die gewählten Proben</translation>
    </message>
    <message>
        <source>Sample pictures appear here: the averaged weights paint the same held-out maps again and again. “Sample now” asks for the next ones.</source>
        <translation>Hier erscheinen Probebilder: Die gemittelten Gewichte malen immer wieder dieselben Prüfkarten. „Jetzt malen“ verlangt die nächsten.</translation>
    </message>
    <message>
        <source>Step %1: label maps above, painted from them in the middle, the photos below</source>
        <translation>Schritt %1: oben die Klassenkarten, in der Mitte danach gemalt, unten die Fotos</translation>
    </message>
    <message>
        <source>This sheet cannot be read.</source>
        <translation>Dieser Bogen lässt sich nicht lesen.</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingSamplesModel</name>
    <message>
        <source>Samples of step %1</source>
        <translation>Proben von Schritt %1</translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingSetup</name>
    <message>
        <source>Folder of the pairs</source>
        <translation>Ordner der Paare</translation>
    </message>
    <message>
        <source>Landscapes are rendered while the network learns: as many as it wants, without a file.</source>
        <translation>Landschaften werden gerechnet, während das Netz lernt: so viele es will, ohne eine Datei.</translation>
    </message>
    <message>
        <source>Choose a folder of pictures and label maps: they are checked at once.</source>
        <translation>Wählen Sie einen Ordner mit Bildern und Klassenkarten: Sie werden sofort geprüft.</translation>
    </message>
    <message>
        <source>The check ended without a report.</source>
        <translation>Die Prüfung endete ohne Bericht.</translation>
    </message>
    <message>
        <source>%1 (suits these pairs)</source>
        <translation>%1 (passt zu diesen Paaren)</translation>
    </message>
    <message>
        <source>Change what you like under “All settings”.</source>
        <translation>Ändern Sie unter „Alle Einstellungen“, was Sie mögen.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>The pairs</source>
        <translation>Die Paare</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>1. Pictures with label maps</source>
        <translation>1. Bilder mit Klassenkarten</translation>
    </message>
    <message>
        <source>Two folders: images and masks</source>
        <translation>Zwei Ordner: images und masks</translation>
    </message>
    <message>
        <source>Cityscapes</source>
        <translation>Cityscapes</translation>
    </message>
    <message>
        <source>ADE20K</source>
        <translation>ADE20K</translation>
    </message>
    <message>
        <source>CelebAMask-HQ</source>
        <translation>CelebAMask-HQ</translation>
    </message>
    <message>
        <source>COCO-Stuff</source>
        <translation>COCO-Stuff</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>Results in projects</source>
        <translation>Ergebnisse in Projekten</translation>
    </message>
    <message>
        <source>Rendered landscapes, without files</source>
        <translation>Gerechnete Landschaften, ohne Dateien</translation>
    </message>
    <message>
        <source>Kind of data</source>
        <translation>Art der Daten</translation>
    </message>
    <message>
        <source>How the files lie; it is guessed when you choose a folder</source>
        <translation>Wie die Dateien liegen; es wird geraten, wenn Sie einen Ordner wählen</translation>
    </message>
    <message>
        <source>Folder with images, masks and classes.json</source>
        <translation>Ordner mit images, masks und classes.json</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose the folder of the pairs</source>
        <translation>Den Ordner der Paare wählen</translation>
    </message>
    <message>
        <source>2. Network</source>
        <translation>2. Netz</translation>
    </message>
    <message>
        <source>My own settings</source>
        <translation>Meine eigenen Einstellungen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Settings that go well together; every one can be changed under “All settings”</source>
        <translation>Einstellungen, die zusammenpassen; jede lässt sich unter „Alle Einstellungen“ ändern</translation>
    </message>
    <message>
        <source>3. Try and start</source>
        <translation>3. Versuchen und starten</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Of the run&apos;s folder; a number is added if there is one of this name</source>
        <translation>Des Ordners; gibt es ihn schon, kommt eine Nummer hinzu</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>In %1</translation>
    </message>
    <message>
        <source>Trying a step</source>
        <translation>Versucht einen Schritt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Memory and time cannot be predicted: %1</source>
        <translation>Speicher und Zeit lassen sich nicht vorhersagen: %1</translation>
    </message>
    <message>
        <source>Trying a step with real pairs, to see what the run needs …</source>
        <translation>Versucht einen Schritt mit echten Paaren, um zu sehen, was der Lauf braucht …</translation>
    </message>
    <message>
        <source>%1 pairs to learn from, %2 held out to judge by</source>
        <translation>%1 Paare zum Lernen, %2 zum Prüfen</translation>
    </message>
    <message>
        <source>%1 million weights</source>
        <translation>%1 Millionen Gewichte</translation>
    </message>
    <message>
        <source>Memory: about %1, of %2 that are free</source>
        <translation>Speicher: etwa %1 von %2, die frei sind</translation>
    </message>
    <message>
        <source>Disk: up to %1, of %2 that are free</source>
        <translation>Platte: bis zu %1 von %2, die frei sind</translation>
    </message>
    <message>
        <source>Time: about %1 (%2 a step)</source>
        <translation>Zeit: etwa %1 (%2 je Schritt)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>A trial step tells how much memory, disk and time the run will take.</source>
        <translation>Ein Probeschritt sagt, wie viel Speicher, Platte und Zeit der Lauf braucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) were found in the pairs; see “The pairs”.</source>
        <translation>
            <numerusform>In den Paaren ist ein Fehler; siehe „Die Paare“.</numerusform>
            <numerusform>In den Paaren sind %n Fehler; siehe „Die Paare“.</numerusform>
        </translation>
    </message>
    <message>
        <source>This needs more memory than is free. Choose a smaller network or batch, or “Save memory, take longer” in all settings.</source>
        <translation>Das braucht mehr Speicher, als frei ist. Wählen Sie ein kleineres Netz oder weniger Paare je Schritt, oder in allen Einstellungen „Speicher sparen, länger brauchen“.</translation>
    </message>
    <message>
        <source>This needs more room on the disk than is free.</source>
        <translation>Das braucht mehr Platz auf der Platte, als frei ist.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Try a step</source>
        <translation>Schritt &amp;versuchen</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>Den Versuch beenden</translation>
    </message>
    <message>
        <source>Predict memory, disk and time</source>
        <translation>Speicher, Platte und Zeit vorhersagen</translation>
    </message>
    <message>
        <source>&amp;Start anyway</source>
        <translation>Trotzdem &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>It goes on when this window closes</source>
        <translation>Es geht weiter, wenn dieses Fenster schließt</translation>
    </message>
    <message>
        <source>Choose pairs first</source>
        <translation>Wählen Sie zuerst Paare</translation>
    </message>
    <message>
        <source>Learn the styles too: light, season, weather</source>
        <translation>Auch die Stile lernen: Licht, Jahreszeit, Wetter</translation>
    </message>
    <message>
        <source>Pictures can then be asked for at sunset or in winter; “Drop of style” says how many pairs leave it open</source>
        <translation>Bilder lassen sich dann bei Sonnenuntergang oder im Winter verlangen; „Stil weglassen“ sagt, wie viele Paare ihn offen lassen</translation>
    </message>
</context>
<context>
    <name>sinopia::UnknownColoursDialog</name>
    <message>
        <source>Colours without a class</source>
        <translation>Farben ohne Klasse</translation>
    </message>
    <message>
        <source>Choose a class</source>
        <translation>Klasse wählen</translation>
    </message>
    <message>
        <source>Nearest class</source>
        <translation>Nächste Klasse</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n colour(s) that no class has, on %2 pixels. Which classes are they?</source>
        <translation>
            <numerusform>%1 hat %n Farbe, die keine Klasse hat, auf %2 Pixeln. Welche Klasse ist das?</numerusform>
            <numerusform>%1 hat %n Farben, die keine Klasse hat, auf %2 Pixeln. Welche Klassen sind das?</numerusform>
        </translation>
    </message>
    <message>
        <source>All further colours</source>
        <translation>Alle weiteren Farben</translation>
    </message>
    <message numerus="yes">
        <source>All %n &amp;further colour(s)</source>
        <translation>
            <numerusform>Die %n &amp;weitere Farbe</numerusform>
            <numerusform>Alle %n &amp;weiteren Farben</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Nearest class for all</source>
        <translation>&amp;Nächste Klasse für alle</translation>
    </message>
    <message>
        <source>Every colour that is still open becomes the class whose colour is most like it</source>
        <translation>Jede noch offene Farbe wird zu der Klasse, deren Farbe ihr am ähnlichsten ist</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>First at</source>
        <translation>Zuerst bei</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Difference %1; about 2 is just visible</source>
        <translation>Unterschied %1; etwa 2 ist gerade sichtbar</translation>
    </message>
    <message>
        <source>Class for %1</source>
        <translation>Klasse für %1</translation>
    </message>
    <message numerus="yes">
        <source>%n colour(s) still open</source>
        <translation>
            <numerusform>%n Farbe noch offen</numerusform>
            <numerusform>%n Farben noch offen</numerusform>
        </translation>
    </message>
    <message>
        <source>Every colour has a class.</source>
        <translation>Jede Farbe hat eine Klasse.</translation>
    </message>
</context>
<context>
    <name>sinopia::UnsavedWork</name>
    <message>
        <source>This map has not been saved yet.</source>
        <translation>Diese Karte wurde noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>„%1“ hat Änderungen, die nicht gespeichert sind.</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>Nicht gespeicherte Arbeit</translation>
    </message>
    <message>
        <source>If you do not save it, it will be lost.</source>
        <translation>Wenn Sie sie nicht speichern, geht sie verloren.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>sinopia::VariationActions</name>
    <message>
        <source>&amp;Variations of the picture</source>
        <translation>&amp;Varianten des Bildes</translation>
    </message>
    <message>
        <source>Paints the picture several times with other seeds, to choose from</source>
        <translation>Malt das Bild mehrmals mit anderen Startwerten, zur Auswahl</translation>
    </message>
    <message>
        <source>Variations of the re&amp;gion</source>
        <translation>Varianten des Lösch&amp;bereichs</translation>
    </message>
    <message>
        <source>Repaints the region several times with other seeds, to choose from</source>
        <translation>Malt den Löschbereich mehrmals mit anderen Startwerten neu, zur Auswahl</translation>
    </message>
    <message>
        <source>Use a variation</source>
        <translation>Variante verwenden</translation>
    </message>
    <message>
        <source>Seed %1 is the picture now</source>
        <translation>Startwert %1 ist jetzt das Bild</translation>
    </message>
    <message>
        <source>Export the grid</source>
        <translation>Raster exportieren</translation>
    </message>
    <message>
        <source>variations.png</source>
        <translation>varianten.png</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>%1 geschrieben</translation>
    </message>
</context>
<context>
    <name>sinopia::VariationsModel</name>
    <message>
        <source>Seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>strength %1</source>
        <translation>Stärke %1</translation>
    </message>
    <message>
        <source>guidance %1</source>
        <translation>Führung %1</translation>
    </message>
</context>
<context>
    <name>sinopia::VariationsPanel</name>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Löschbereich</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>Was variiert</translation>
    </message>
    <message>
        <source>Paint the whole picture anew, or only the region of the picture</source>
        <translation>Das ganze Bild neu malen oder nur den Löschbereich des Bildes</translation>
    </message>
    <message>
        <source>Number of variations</source>
        <translation>Anzahl der Varianten</translation>
    </message>
    <message>
        <source>How many, each with the next seed</source>
        <translation>Wie viele, jede mit dem nächsten Startwert</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Varianten malen</translation>
    </message>
    <message>
        <source>Paint them one after another; each is kept in Results</source>
        <translation>Sie nacheinander malen; jede bleibt in den Ergebnissen</translation>
    </message>
    <message>
        <source>&amp;Use as the picture</source>
        <translation>Als &amp;Bild verwenden</translation>
    </message>
    <message>
        <source>Make this one the picture (Enter or double click); one step to undo</source>
        <translation>Diese zum Bild machen (Eingabe oder Doppelklick); ein Schritt beim Rückgängigmachen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Take the selected ones out of Results (Delete); undo brings them back</source>
        <translation>Die gewählten aus den Ergebnissen nehmen (Entf); Rückgängig holt sie zurück</translation>
    </message>
    <message>
        <source>Discard the &amp;others</source>
        <translation>Die &amp;anderen verwerfen</translation>
    </message>
    <message>
        <source>Keep only those that are selected</source>
        <translation>Nur die gewählten behalten</translation>
    </message>
    <message>
        <source>&amp;Compare with the picture</source>
        <translation>Mit dem Bild ver&amp;gleichen</translation>
    </message>
    <message>
        <source>A divider on the canvas: left of it the picture as it is, right of it this one</source>
        <translation>Ein Teiler auf der Leinwand: links davon das Bild, wie es ist, rechts diese Variante</translation>
    </message>
    <message>
        <source>&amp;More like this</source>
        <translation>&amp;Mehr davon</translation>
    </message>
    <message>
        <source>The same seed with other strengths; of whole pictures with other guidance</source>
        <translation>Derselbe Startwert mit anderen Stärken; bei ganzen Bildern mit anderer Führung</translation>
    </message>
    <message>
        <source>&amp;Export the grid…</source>
        <translation>Raster &amp;exportieren …</translation>
    </message>
    <message>
        <source>Write those that are selected, or all, side by side into one PNG</source>
        <translation>Die gewählten, oder alle, nebeneinander in eine PNG-Datei schreiben</translation>
    </message>
    <message>
        <source>Variations to choose from</source>
        <translation>Varianten zur Auswahl</translation>
    </message>
    <message>
        <source>The same map or the same edit, painted several times with other seeds: click one to see it on the canvas, and use the one that you like.</source>
        <translation>Dieselbe Karte oder dieselbe Änderung, mehrmals mit anderen Startwerten gemalt: Ein Klick zeigt eine auf der Leinwand; verwenden Sie die, die Ihnen gefällt.</translation>
    </message>
</context>
<context>
    <name>sinopia::ViewActions</name>
    <message>
        <source>&amp;Picture</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation>Nur das Bild</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>The label map alone</source>
        <translation>Nur die Klassenkarte</translation>
    </message>
    <message>
        <source>&amp;Blend</source>
        <translation>&amp;Überlagert</translation>
    </message>
    <message>
        <source>The map over the picture, as opaque as the slider says</source>
        <translation>Die Karte über dem Bild, so deckend, wie der Regler sagt</translation>
    </message>
    <message>
        <source>&amp;Outlines</source>
        <translation>&amp;Umrisse</translation>
    </message>
    <message>
        <source>Only the borders of the classes over the picture</source>
        <translation>Nur die Grenzen der Klassen über dem Bild</translation>
    </message>
    <message>
        <source>Map or picture</source>
        <translation>Karte oder Bild</translation>
    </message>
    <message>
        <source>Switches between the picture alone and the map over it</source>
        <translation>Wechselt zwischen dem Bild allein und der Karte darüber</translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation>E&amp;inzeln</translation>
    </message>
    <message>
        <source>One view</source>
        <translation>Eine Ansicht</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>&amp;Nebeneinander</translation>
    </message>
    <message>
        <source>Map and picture beside one another; both show the pointer</source>
        <translation>Karte und Bild nebeneinander; beide zeigen den Zeiger</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>A divider to drag between the two</source>
        <translation>Ein Trenner zum Ziehen zwischen beiden</translation>
    </message>
    <message>
        <source>&amp;Next layout</source>
        <translation>Nä&amp;chste Anordnung</translation>
    </message>
    <message>
        <source>Pre&amp;vious layout</source>
        <translation>&amp;Vorige Anordnung</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>&amp;Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Hinaus&amp;zoomen</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>In das Fenster &amp;einpassen</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>Turn the view &amp;right</source>
        <translation>Ansicht nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>The view only: the map stays as it is</source>
        <translation>Nur die Ansicht: Die Karte bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Turn the view &amp;left</source>
        <translation>Ansicht nach &amp;links drehen</translation>
    </message>
    <message>
        <source>&amp;Mirror the view</source>
        <translation>Ansicht &amp;spiegeln</translation>
    </message>
    <message>
        <source>To see one&apos;s drawing with fresh eyes; the map stays as it is</source>
        <translation>Um die Zeichnung mit frischen Augen zu sehen; die Karte bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>&amp;Upright again</source>
        <translation>&amp;Wieder aufrecht</translation>
    </message>
    <message>
        <source>Show the erase &amp;region</source>
        <translation>&amp;Löschbereich zeigen</translation>
    </message>
    <message>
        <source>As a tint with a border</source>
        <translation>Als Tönung mit Rand</translation>
    </message>
    <message>
        <source>&amp;Edges of instances</source>
        <translation>&amp;Kanten der Instanzen</translation>
    </message>
    <message>
        <source>Lines between the objects of one class</source>
        <translation>Linien zwischen den Objekten einer Klasse</translation>
    </message>
    <message>
        <source>&amp;Names of classes</source>
        <translation>&amp;Namen der Klassen</translation>
    </message>
    <message>
        <source>In the middle of their areas</source>
        <translation>In der Mitte ihrer Flächen</translation>
    </message>
    <message>
        <source>&amp;Hatches</source>
        <translation>&amp;Schraffuren</translation>
    </message>
    <message>
        <source>A pattern for each class: no need to tell colours apart</source>
        <translation>Ein Muster je Klasse: Farben muss man nicht unterscheiden</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>Pixel&amp;gitter</translation>
    </message>
    <message>
        <source>Lines between the pixels where they are large enough</source>
        <translation>Linien zwischen den Pixeln, wo sie groß genug sind</translation>
    </message>
    <message>
        <source>Hide the &amp;panels</source>
        <translation>Bedienfelder &amp;ausblenden</translation>
    </message>
    <message>
        <source>Only the canvas remains; with Tab while the canvas has the focus</source>
        <translation>Nur die Leinwand bleibt; mit Tab, solange die Leinwand den Fokus hat</translation>
    </message>
    <message>
        <source>&amp;Reset the panels</source>
        <translation>Bedienfelder &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>All panels where they were at first</source>
        <translation>Alle Bedienfelder, wo sie zu Anfang waren</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Pane&amp;ls</source>
        <translation>Be&amp;dienfelder</translation>
    </message>
    <message>
        <source>&amp;Colour-blind-safe colours</source>
        <translation>Farben für Farben&amp;blinde</translation>
    </message>
    <message>
        <source>Eight colours that most people tell apart, lighter and darker; the file keeps its own</source>
        <translation>Acht Farben, die die meisten unterscheiden können, heller und dunkler; die Datei behält ihre eigenen</translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation>Nä&amp;chstes Bedienfeld</translation>
    </message>
    <message>
        <source>Takes the keyboard from the canvas to the tool bars and panels in turn</source>
        <translation>Führt die Tastatur von der Leinwand der Reihe nach zu Werkzeugleisten und Bedienfeldern</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Voriges Bedienfeld</translation>
    </message>
    <message>
        <source>The same way back</source>
        <translation>Derselbe Weg zurück</translation>
    </message>
</context>
<context>
    <name>sinopia::WelcomePage</name>
    <message>
        <source>Sinopia</source>
        <translation>Sinopia</translation>
    </message>
    <message>
        <source>Paint a map of what is where; the picture is painted over it.</source>
        <translation>Malen Sie eine Karte, was wo ist; das Bild wird darüber gemalt.</translation>
    </message>
    <message>
        <source>New map…</source>
        <translation>Neue Karte …</translation>
    </message>
    <message>
        <source>An empty map of any size</source>
        <translation>Eine leere Karte beliebiger Größe</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>A project, a label map, or a photo to be labelled</source>
        <translation>Ein Projekt, eine Klassenkarte oder ein Foto zum Beschriften</translation>
    </message>
    <message>
        <source>Close this page and paint (Esc)</source>
        <translation>Diese Seite schließen und malen (Esc)</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Opens the example; nothing you paint changes the original</source>
        <translation>Öffnet das Beispiel; nichts, was Sie malen, ändert das Original</translation>
    </message>
</context>
</TS>
