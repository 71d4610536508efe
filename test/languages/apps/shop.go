// The shop in Go.
package main

import (
	"fmt"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	kplus "github.com/cdk8s-team/cdk8s-plus-go/cdk8splus27/v2"
	net "example.invalid/placeholder/cdk8s-service-patterns-go/cdk8sservicepatterns"
)

func main() {
	mistake := ""
	if len(os.Args) > 2 {
		mistake = os.Args[2]
	}
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(os.Args[1])})
	net.NetworkChecks_On(app, nil)
	chart := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})

	// Ports are declared once.
	http := net.PodPort_Tcp(jsii.Number(8080), jsii.String("http"))
	gossip := net.PodPort_Tcp(jsii.Number(7946), jsii.String("gossip"))

	// Workloads of cdk8s-plus, selected by Services.
	web := kplus.NewDeployment(chart, jsii.String("web"), &kplus.DeploymentProps{
		Containers: &[]*kplus.ContainerProps{{
			Image:     jsii.String("registry.example.com/web:1.4"),
			Ports:     &[]*kplus.ContainerPort{http.ContainerPort()},
			Readiness: kplus.Probe_FromHttpGet(jsii.String("/healthz"), &kplus.HttpGetProbeOptions{Port: http.Number()}),
		}},
	})
	storefront := net.NewClusterIpService(chart, jsii.String("storefront"), &net.ClusterIpServiceProps{
		Selector: web,
		Ports:    &[]net.IServicePort{http.ExposedAs(jsii.Number(80), nil)},
	})
	timeout := cdk8s.Duration_Minutes(jsii.Number(30))
	if mistake == "refused" {
		timeout = cdk8s.Duration_Hours(jsii.Number(25))
	}
	net.NewStickyService(chart, jsii.String("cart"), &net.StickyServiceProps{
		Selector:       web,
		Ports:          &[]net.IServicePort{http.ExposedAs(jsii.Number(80), nil)},
		SessionTimeout: timeout,
	})
	nodes := kplus.NewService(chart, jsii.String("nodes"), &kplus.ServiceProps{
		ClusterIP: jsii.String("None"),
		Ports:     &[]*kplus.ServicePort{{Port: jsii.Number(7946)}},
	})
	cache := kplus.NewStatefulSet(chart, jsii.String("cache"), &kplus.StatefulSetProps{
		Containers: &[]*kplus.ContainerProps{{
			Image: jsii.String("registry.example.com/cache:2.0"),
			Ports: &[]*kplus.ContainerPort{gossip.ContainerPort()},
		}},
		Service: nodes,
	})
	net.NewHeadlessService(chart, jsii.String("cache-peers"), &net.HeadlessServiceProps{
		Selector:                 cache,
		Ports:                    &[]net.PodPort{gossip},
		PublishNotReadyAddresses: jsii.Bool(true),
	})

	// A database, with a Secret, a ConfigMap, a ServiceAccount and clients of cdk8s-plus.
	admin := kplus.Secret_FromSecretName(chart, jsii.String("admin"), jsii.String("db-admin"))
	scripts := kplus.NewConfigMap(chart, jsii.String("scripts"), &kplus.ConfigMapProps{
		Data: &map[string]*string{"schema.sql": jsii.String("create table orders (id int);")},
	})
	db := net.NewHeadlessStatefulDb(chart, jsii.String("db"), &net.HeadlessStatefulDbProps{
		Engine: net.DatabaseEngine_Postgres(jsii.String("17"), nil),
		Credentials: net.DatabaseCredentials_FromSecret(admin, &net.DatabaseCredentialsOptions{
			Database:     jsii.String("shop"),
			User:         jsii.String("shop"),
			UserPassword: net.DatabasePassword_FromSecret(admin, jsii.String("shop-password")),
		}),
		Storage: &net.DatabaseStorage{
			Size:       cdk8s.Size_Gibibytes(jsii.Number(20)),
			AccessMode: kplus.PersistentVolumeAccessMode_READ_WRITE_ONCE_POD,
		},
		InitScripts: scripts,
		Resources: &kplus.ContainerResources{
			Cpu:    &kplus.CpuResources{Request: kplus.Cpu_Millis(jsii.Number(250))},
			Memory: &kplus.MemoryResources{Limit: cdk8s.Size_Gibibytes(jsii.Number(1))},
		},
		Pods: &net.DatabasePods{
			ServiceAccount:   kplus.ServiceAccount_FromServiceAccountName(chart, jsii.String("account"), jsii.String("db"), nil),
			ImagePullSecrets: &[]interface{}{kplus.Secret_FromSecretName(chart, jsii.String("registry"), jsii.String("registry-login"))},
		},
	})
	db.AllowFrom(web, nil)

	// Names and addresses outside the cluster, handed to a container.
	queue := net.NewExternalAlias(chart, jsii.String("queue"), &net.ExternalAliasProps{
		ExternalName: jsii.String("mq.example.com"),
		Ports:        &[]net.PodPort{net.PodPort_Tcp(jsii.Number(5672), jsii.String("amqp"))},
	})
	warehouse := net.NewManualEndpointsService(chart, jsii.String("warehouse"), &net.ManualEndpointsServiceProps{
		Ports: &[]net.IServicePort{net.PodPort_Tcp(jsii.Number(9376), nil).ExposedAs(jsii.Number(80), nil)},
		Endpoints: &[]net.ManualEndpoint{
			net.ManualEndpoint_Address(jsii.String("192.0.2.10"), nil),
			net.ManualEndpoint_Address(jsii.String("192.0.2.11"), &net.ManualEndpointOptions{Ready: jsii.Bool(false)}),
		},
	})
	container := (*web.Containers())[0]
	db.AddConnectionTo(container, &net.ConnectionVariables{Host: jsii.String("DB_HOST"), Password: jsii.String("DB_PASSWORD")})
	queue.AddAddressTo(container, &net.ClientVariables{Host: jsii.String("QUEUE_HOST"), Port: jsii.String("QUEUE_PORT")})
	warehouse.AddUrlTo(container, jsii.String("WAREHOUSE_URL"), jsii.String("http"), nil)

	// Ways in from outside.
	net.NewNodePortService(chart, jsii.String("office"), &net.NodePortServiceProps{
		Selector: web,
		Ports:    &[]net.IPortMapping{http.ExposedAs(jsii.Number(80), nil).OnNodePort(jsii.Number(30080))},
	})
	net.NewLoadBalancerService(chart, jsii.String("status"), &net.LoadBalancerServiceProps{
		Selector: web,
		Ports:    &[]net.IPortMapping{http.ExposedAs(jsii.Number(80), nil)},
		Provider: net.LoadBalancerProvider_MetalLb(&net.MetalLbOptions{AddressPool: jsii.String("office")}),
	})
	net.NewLocalTrafficLoadBalancer(chart, jsii.String("partners"), &net.LocalTrafficLoadBalancerProps{
		Selector: web,
		Ports:    &[]net.IPortMapping{http.ExposedAs(jsii.Number(80), nil)},
		Spread:   net.PodSpread_PREFERRED,
	})
	docs := kplus.NewService(chart, jsii.String("docs"), &kplus.ServiceProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("docs")},
		Selector: web,
		Ports:    &[]*kplus.ServicePort{{Port: jsii.Number(8080)}},
	})
	shop := jsii.String("shop.example.com")
	routes := &[]net.HttpRoute{
		net.HttpRoute_Prefix(shop, jsii.String("/"), storefront.Backend(http), nil),
		net.HttpRoute_Prefix(shop, jsii.String("/docs"), net.RouteBackend_FromService(docs, nil), nil),
	}
	certificate := net.TlsCertificate_FromSecret(kplus.Secret_FromSecretName(chart, jsii.String("tls"), jsii.String("shop-tls")))
	net.NewTlsIngress(chart, jsii.String("public"), &net.TlsIngressProps{
		IngressClass: net.IngressClassRef_Traefik(),
		Certificate:  certificate,
		Routes:       routes,
	})
	net.NewHttpIngress(chart, jsii.String("intranet"), &net.HttpIngressProps{
		IngressClass: net.IngressClassRef_Named(jsii.String("internal"), nil),
		Routes: &[]net.HttpRoute{
			net.HttpRoute_Exact(jsii.String("shop.internal"), jsii.String("/status"), storefront.Backend(nil), nil),
		},
	})
	gateway := net.NewTlsGateway(chart, jsii.String("front"), &net.TlsGatewayProps{
		GatewayClass: net.GatewayClassRef_EnvoyGateway(nil),
		Certificate:  certificate,
		Routes:       routes,
	})
	net.NewGatewayRoutes(chart, jsii.String("beta"), &net.GatewayRoutesProps{
		Gateway: net.GatewayRef_Named(jsii.String("shared"), &net.GatewayRefOptions{Namespace: jsii.String("infra")}),
		Routes: &[]net.HttpRoute{
			net.HttpRoute_Prefix(jsii.String("beta.example.com"), jsii.String("/"), storefront.Backend(http), nil),
		},
	})
	net.NewHttpGateway(chart, jsii.String("inside"), &net.HttpGatewayProps{
		GatewayClass: net.GatewayClassRef_Named(jsii.String("internal")),
		Routes:       &[]net.HttpRoute{net.HttpRoute_OnAnyHost(jsii.String("/"), storefront.Backend(http), nil)},
	})
	if mistake == "found" {
		kplus.NewService(chart, jsii.String("outside"), &kplus.ServiceProps{
			Type:         kplus.ServiceType_EXTERNAL_NAME,
			ExternalName: jsii.String("10.0.0.7"),
		})
	}
	fmt.Println(*storefront.Url(jsii.String("http"), nil), *gateway.Ref().Name())
	app.Synth()
}
