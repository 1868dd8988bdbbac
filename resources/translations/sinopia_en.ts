<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sinopia::DisagreementLegend</name>
    <message numerus="yes">
        <source>Borders that are off by up to %n pixel(s) count as the same.</source>
        <translation>
            <numerusform>Borders that are off by up to %n pixel count as the same.</numerusform>
            <numerusform>Borders that are off by up to %n pixels count as the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::ModelCard</name>
    <message numerus="yes">
        <source>%n &amp;class(es)</source>
        <translation>
            <numerusform>%n &amp;class</numerusform>
            <numerusform>%n &amp;classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::QueueModel</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::QueuePanel</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::ResultsPanel</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::ShortcutsDialog</name>
    <message numerus="yes">
        <source>Forget %n change(s) of your own?</source>
        <translation>
            <numerusform>Forget the one change of your own?</numerusform>
            <numerusform>Forget the %n changes of your own?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shortcuts are imported. %n of them belong(s) to actions that this version does not have.</source>
        <translation>
            <numerusform>The shortcuts are imported. One of them belongs to an action that this version does not have.</numerusform>
            <numerusform>The shortcuts are imported. %n of them belong to actions that this version does not have.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::StepActions</name>
    <message numerus="yes">
        <source>%n step(s) written</source>
        <translation>
            <numerusform>%n step written</numerusform>
            <numerusform>%n steps written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingReport</name>
    <message numerus="yes">
        <source>. %n fault(s) must be mended or taken out first.</source>
        <translation>
            <numerusform>. One fault must be mended or taken out first.</numerusform>
            <numerusform>. %n faults must be mended or taken out first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingRunPage</name>
    <message numerus="yes">
        <source>Memory was short at step %1: %n pair(s) at a time now, with the same result.</source>
        <translation>
            <numerusform>Memory was short at step %1: one pair at a time now, with the same result.</numerusform>
            <numerusform>Memory was short at step %1: %n pairs at a time now, with the same result.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::TrainingSetup</name>
    <message numerus="yes">
        <source>%n fault(s) were found in the pairs; see “The pairs”.</source>
        <translation>
            <numerusform>One fault was found in the pairs; see “The pairs”.</numerusform>
            <numerusform>%n faults were found in the pairs; see “The pairs”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sinopia::UnknownColoursDialog</name>
    <message numerus="yes">
        <source>%1 has %n colour(s) that no class has, on %2 pixels. Which classes are they?</source>
        <translation>
            <numerusform>%1 has %n colour that no class has, on %2 pixels. Which class is it?</numerusform>
            <numerusform>%1 has %n colours that no class has, on %2 pixels. Which classes are they?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n &amp;further colour(s)</source>
        <translation>
            <numerusform>The %n &amp;further colour</numerusform>
            <numerusform>All %n &amp;further colours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n colour(s) still open</source>
        <translation>
            <numerusform>%n colour still open</numerusform>
            <numerusform>%n colours still open</numerusform>
        </translation>
    </message>
</context>
</TS>
