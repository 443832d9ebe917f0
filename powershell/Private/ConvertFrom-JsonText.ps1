# The envelope of a bridge's line, as a table; $null for a line that is no JSON object.
function ConvertFrom-JsonText {
    param([string] $Text)

    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Text)
    $quotas = [System.Xml.XmlDictionaryReaderQuotas]::Max
    $reader = [System.Runtime.Serialization.Json.JsonReaderWriterFactory]::CreateJsonReader($bytes, $quotas)
    try {
        if ($reader.MoveToContent() -eq [System.Xml.XmlNodeType]::Element -and $reader.GetAttribute('type') -eq 'object') {
            Read-JsonObject $reader
        }
    } catch [System.Xml.XmlException] {
        $null
    } finally {
        $reader.Close()
    }
}
