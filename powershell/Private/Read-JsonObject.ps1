# Reads the object at which a JSON reader stands into a table of text and tables. The reader that .NET calls a JSON
# reader exists in both editions, and shows JSON as XML elements.
function Read-JsonObject {
    param([System.Xml.XmlReader] $Reader)

    $table = @{}
    $Reader.Read() > $null
    while ($Reader.NodeType -eq [System.Xml.XmlNodeType]::Element) {
        $name = $Reader.LocalName
        switch ($Reader.GetAttribute('type')) {
            'object' { $table[$name] = Read-JsonObject $Reader }
            'null' { $Reader.Skip() }
            default { $table[$name] = $Reader.ReadElementContentAsString() }
        }
    }
    $Reader.Read() > $null
    $table
}
