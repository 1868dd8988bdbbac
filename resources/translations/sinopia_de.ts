<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ActionCategory</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassEdit</name>
    <message>
        <source>A class needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is too long; at most 200 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a class &quot;%1&quot; already; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap %1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is full: 65535 classes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list needs at least one class.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClassRows</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpText</name>
    <message>
        <source>Your first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. A small map is open already. Each colour is a class: sky, water, grass and so on. Choose one in the list of classes, or press a number key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Paint with {tool.brush}. Make the brush larger or smaller with {brush.larger} and {brush.smaller}, or drag with Shift held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Press {generate.start}. The picture grows step by step over your map; {generate.cancel} stops it at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Change the map and generate again. {view.compare} switches between the map and the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5. {file.save} keeps everything in one file: map, picture, results and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labelling a photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Open the photo with {file.openPicture}, or drop it on the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Choose a list of classes in the panel of classes; {class.find} finds one by its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. Draw around things with {tool.polygon}, paint over them with {tool.brush}, fill areas with {tool.fill}. {tool.smartFill} snaps a rough outline to the edges in the photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4. Lock a class that is finished: nothing paints over it then. {tool.pick} takes the class under the pointer, and so does holding Alt or Ctrl with any tool.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5. Export the map as class PNG, labelme or COCO. What was written is read back and compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing a part of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1. Mark what is to be made anew with {tool.regionBrush}. {region.show} shows or hides the marked region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2. Change the map there if something else is to stand in that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3. {generate.start}. Everything outside the region stays as it is, to the byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab walks through the controls, Shift+Tab goes back; on the canvas {panel.hide} hides the panels instead. F10 or Alt opens the menus. Single letters never act while a text field has the focus.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{edit.undo} takes back a thousand strokes and more. Unsaved work is kept at most two seconds behind you; after a crash it is offered again at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses the tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brushes: a straight line from the last point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift + drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brushes: changes the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt or Ctrl + click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the class under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zooms at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space + drag, or middle button</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon: closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon: takes the last corner back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure changes the size of the brush, if that is switched on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a file on the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens it: map, picture, project or model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LegendPicture</name>
    <message>
        <source>The legend is too large for a picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture, classes in use (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture, all classes (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the legend</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Sinopia: paint a label map, and guided diffusion paints the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model file or folder; the bundled model otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configuration of the checkpoint (JSON).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label map or picture to open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSchemes</name>
    <message>
        <source>The program&apos;s own keys, near those of Photoshop and Krita.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush B, fill F, pick P; the view on 1 to 6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush P, fill Shift+B, pick O, lasso F, wand U.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygons with Ctrl+N, rectangles with Ctrl+R.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia</name>
    <message>
        <source>DDPM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DDIM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DPM-Solver++ 2M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DPM-Solver++ 2M SDE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UniPC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DDPM is the safe choice for published SDM weights, over about 50 steps.
The others do with fewer steps where the model suits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Denoising steps. More take longer; each one shows on the canvas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the picture follows the map: noise = null + s × (map − null).
Off at 1 and below, which is twice as fast. The paper&apos;s scale is s − 1:
its 0.5 is 1.5 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the network runs. Automatic takes a graphics card if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bit (fp32)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bit (bf16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bit (fp16, graphics cards)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision of the arithmetic. Automatic takes 16 bit where the machine multiplies it natively.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::AboutDialog</name>
    <message>
        <source>About Sinopia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sinopia %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps to find a fault, to be copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a label map, and guided diffusion paints the picture over it. The method: Semantic Image Synthesis via Diffusion Models, &lt;a href=&quot;https://arxiv.org/abs/2207.00050&quot;&gt;arXiv 2207.00050&lt;/a&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sinopia is the red-earth underdrawing of a fresco.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: GNU General Public License, version 3 or later. There is no warranty. &lt;a href=&quot;https://www.gnu.org/licenses/gpl-3.0.html&quot;&gt;Its text&lt;/a&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with Qt %1, LibTorch, OpenCV, SQLite, zstd, libpng, libjpeg-turbo, spdlog and JSON for Modern C++.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::AreaRow</name>
    <message>
        <source>Connected only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to look for the area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes an area: pixels of one class, of a similar colour, or of one instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is connected with the clicked pixel; otherwise everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far a colour may differ from the clicked one, 0 to 255 in each channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::BrushRow</name>
    <message>
        <source>Brush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stabiliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brush size ( [ and ], with Shift in large steps; or drag with Shift )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stabiliser: the further to the right, the more calmly the stroke follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pressure of a pen sets the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Square brush</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasActions</name>
    <message>
        <source>Canvas &amp;size…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crops or extends all layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;cale…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scales all layers; classes stay exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop to the s&amp;election</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate to the &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate to the &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate by &amp;180°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crop to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove specks…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small areas take the class around them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove specks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas smaller than so many pixels:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;mooth…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges lose their steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within so many pixels:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances from &amp;classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each connected area becomes an object of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Empty instance layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be painted by hand, object by object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Without instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drops the instance layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each connected area is an instance now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Instances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasDialog</name>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep the shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New pixels are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old canvas lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bottom right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map may have at most %1 million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes keep their exact numbers: each new pixel takes its nearest old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale canvas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resize canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::CanvasWidget</name>
    <message>
        <source>Canvas</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassActions</name>
    <message>
        <source>Class on key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pinned classes first, then the list in its order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the &amp;last two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a class…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Swap two classes everywhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Merge a class into another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a label set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes.json, a GIMP palette or CVAT&apos;s labelmap.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label sets (*.json *.gpl *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the label set…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the &amp;legend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours and names as a picture or text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reconcile the classes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds a place for class numbers that are not in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge a class into another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>becomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pixel changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map keeps its own classes; those of %1 are others. Map &gt; Label set brings the question back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every pixel has a class of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the label set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes.json (*.json);;GIMP palette (*.gpl);;CVAT label map (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassChooser</name>
    <message>
        <source>Find a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassDelegate</name>
    <message>
        <source>New name of the class</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassListModel</name>
    <message>
        <source>ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class %1, not in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n classes, folded</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n classes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The keys 1 to 9 choose these first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to fold or unfold this group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red %1, green %2, blue %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pixels, %2 % of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 (the keys 1 to 9 choose pinned classes first, then the others by their numbers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassListView</name>
    <message>
        <source>Hidden: the picture shows through. Click to show this class again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to hide this class in the view; drag over several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked: no tool paints over this class. Click to unlock it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to lock this class: no tool will paint over it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassPairDialog</name>
    <message>
        <source>First class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere in the map. Locked classes and what is not selected stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ClassPalette</name>
    <message>
        <source>Swap the last two classes (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the last two classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a class  ( / )</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class %1, not in the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::CombineRow</name>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a shape joins the region or selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How a shape joins the region or the selection.
Shift adds, Alt subtracts, both together intersect.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::FileActions</name>
    <message>
        <source>Opened %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote and checked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: Sinopia does not know this kind of file; open a project, a PNG or JPEG picture, labels or a checkpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything Sinopia reads (*.sinopia *.png *.jpg *.jpeg *.json *.ora);;Projects (*.sinopia);;Maps and pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a picture as background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sinopia projects (*.sinopia)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving now would replace what the other program wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another editor beside this one; each keeps its own work safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A second window could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project, a label map, or a photo to be labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture as &amp;background…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts a picture under the map as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelme, COCO, coloured maps, instances and more into this map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in one project file: map, picture, region, results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class PNG, labelme, COCO, OpenRaster, picture and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies what is selected and gives it the class used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected part of the map, exact for Sinopia and in colours for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the selection the class used before; while the region is painted, empties it there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill with the current class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the selection, or the whole map without one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::FileController</name>
    <message>
        <source>%1: class %2 at (%3, %4) is outside the list of %5 classes (%6 such pixels).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::GeneratePanel</name>
    <message>
        <source>Another model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the picture from the map (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop within a step (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a checkpoint to generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (bundled)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 classes · %2 M parameters · %3×%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2 · %3 left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::GenerationActions</name>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paints the picture over the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed, and how to add more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bundled model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open checkpoint…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A .pt or .safetensors file, or a model&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checkpoints (*.pt *.pth *.safetensors manifest.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bundled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: a tool, a key, what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse and pen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is found. Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::InstanceRow</name>
    <message>
        <source>New instance each stroke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each stroke is a new object. Switch it off to go on with the one beside,
or pick another one in the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the instance to go on with</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::KeyButton</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc leaves the keys as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to record other keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::MainWindow</name>
    <message>
        <source>Kept picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] — Sinopia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The classes of this map are not those of the model %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconcile…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends a gesture in progress, else the generation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;odel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work of before the crash is back. It is not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::MaskActions</name>
    <message>
        <source>region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region becomes the whole map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was kept is made anew, and the reverse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From &amp;selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region becomes the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the current c&amp;lass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The region becomes all pixels of the current class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hrink…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Feather…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A soft edge on the outer side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Deselect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Invert selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the current c&amp;lass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All its pixels, everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the erase &amp;region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;oad PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many pixels:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::MaskCommands</name>
    <message>
        <source>Whole region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grow selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shrink selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feather selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region from selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection from region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region from class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2×%3 pixels, but the map is %4×%5; choose a mask of the map&apos;s size.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::NewMapDialog</name>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>class 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map may have at most %1 million pixels.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::OptionsBar</name>
    <message>
        <source>Tool options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint classes on the label map (Alt+1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the erase region, which is made anew (Alt+2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the selection, which limits every tool (Alt+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the map shows over the picture.
Kept apart for painting and for looking at a result.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Painting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Generating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the values of a first start; Cancel keeps your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark windows, or whatever the desktop says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of menus and messages, from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every key can be changed; Krita, GIMP and labelme users find theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools come &amp;back as they were left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pressure changes the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sizes and options of the last session; otherwise each starts with these:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;rush size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the class brush, in pixels of the map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a pen: the harder it is pressed, the wider the stroke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stabiliser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How calmly the stroke follows the pointer: 0 follows it exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory for &amp;undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thousand strokes take well under 64 MB. When it is full, the oldest steps go first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> million pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class PNG (exact indices)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coloured PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>labelme JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COCO JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenRaster (layers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest &amp;picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything larger is refused before it is read. The program&apos;s own limit is 64.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What exporting proposes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is kept here, at most two seconds behind, and offered again after a crash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphics card (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One for each core (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where networks run in a new window. Automatic takes a graphics card if there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the processor. The same seed gives the same bytes only with the same number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::RecentStrip</name>
    <message>
        <source>Recent classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, painted with before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::SeedField</name>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another random seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The seed stays: the same map gives the same picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each picture draws another seed; press to keep this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::Shortcuts</name>
    <message>
        <source>These shortcuts cannot be read: %1. Your own are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the keys of “%1” are not a short list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than 1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not JSON (%1 at byte %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is from another version of the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no scheme “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space moves the view while it is held.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter finishes a polygon and presses the chosen button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+Tab goes back to the control before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop and the menus use this key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys as in another program; your own changes stay on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search by name, keys or what it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed by me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which actions are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;cheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;arch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the keys to this action and takes them from the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the keys of the scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the first keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the second keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset a&amp;ll…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgets all your own changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads shortcuts from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the scheme and your changes to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Forget %n change(s) of your own?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 already means: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 also means: %2. Neither will run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is found. Choose “All” or search for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortcuts are in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortcuts are imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The shortcuts are imported. %n of them belong(s) to actions that this version does not have.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::SmoothRow</name>
    <message>
        <source> px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of smoothing in pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far smoothing looks: details smaller than this go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smooth within</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::StatusLine</name>
    <message>
        <source>Number of the instance under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour of the picture under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height of what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(%1, %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  ignored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  not in the list of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>instance %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selected %1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::TextDialog</name>
    <message>
        <source>&amp;Copy to the clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies the whole text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ToolActions</name>
    <message>
        <source>Paint the &amp;map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing tools write classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the erase &amp;region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing tools mark what is made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint the &amp;selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawing tools mark what every tool is limited to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much smaller brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much larger brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ToolBox</name>
    <message>
        <source>&amp;Brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paints the current class; Shift-click draws a line, Shift-drag sizes the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Erase region brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks what is made anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from corner to corner; Shift makes a square, Ctrl starts in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag from corner to corner; Shift makes a circle, Ctrl starts in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;asso</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click corner by corner; Enter or a double click closes, Backspace takes one back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives the area under the pointer the current class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magic &amp;wand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selects the area under the pointer; every tool then keeps to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw roughly around something; the outline snaps to the edges of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;mooth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes steps and specks off the edges under the brush</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Join instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag through several objects: they become one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pic&amp;k a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The class under the pointer becomes the current one; Alt or Ctrl does it with any tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mo&amp;ve the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the canvas; the middle button or Space does it with any tool</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::UnsavedWork</name>
    <message>
        <source>This map has not been saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you do not save it, it will be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::ViewActions</name>
    <message>
        <source>&amp;Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The label map alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map over the picture, as opaque as the slider says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the borders of the classes over the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map or picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switches between the picture alone and the map over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Single</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map and picture beside one another; both show the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A divider to drag between the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;vious layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the view &amp;right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The view only: the map stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the view &amp;left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror the view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To see one&apos;s drawing with fresh eyes; the map stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Upright again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the erase &amp;region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a tint with a border</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edges of instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines between the objects of one class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names of classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the middle of their areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hatches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pattern for each class: no need to tell colours apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines between the pixels where they are large enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the &amp;panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the canvas remains; with Tab while the canvas has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset the panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All panels where they were at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pane&amp;ls</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>sinopia::WelcomePage</name>
    <message>
        <source>Sinopia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint a map of what is where; the picture is painted over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New map…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty map of any size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project, a label map, or a photo to be labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this page and paint (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the example; nothing you paint changes the original</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
